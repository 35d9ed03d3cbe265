/** Error pages of the Fresh stand-in, and the order in which middleware sees errors. */
import assert from "node:assert/strict";
import { App } from "fresh";
import { keepErrors } from "./fixture_app/keep_errors.ts";
import { openFixture } from "./fixture_app/open_fixture.ts";

Deno.test("an unknown path gets the root's error page with 404, within the app wrapper", async () => {
  const { get } = await openFixture();
  const res = await get("/room/hall/unknown");
  assert.equal(res.status, 404);
  const html = await res.text();
  assert.match(html, /<title>Fixture<\/title>/);
  assert.match(html, /<p id="error">404 after root<\/p>/);
});

Deno.test("an error in a route gets the error page with its status and the state so far", async () => {
  const { get } = await openFixture();
  const crash = await get("/room/crash");
  assert.equal(crash.status, 500);
  assert.match(await crash.text(), /crash after root room/);
  const closed = await get("/room/closed");
  assert.equal(closed.status, 403);
  assert.match(await closed.text(), /403 after root room/);
});

Deno.test("an error page has no layout of the folder that failed", async () => {
  const { get } = await openFixture();
  assert.match(await (await get("/room/hall")).text(), /class="room"/);
  assert.doesNotMatch(await (await get("/room/closed")).text(), /class="room"/);
});

Deno.test("middleware sees the error itself, before its folder's error page answers it", async () => {
  const seen: string[] = [];
  const { get } = await openFixture({
    middleware: [async (ctx) => {
      try {
        return await ctx.next();
      } catch (error) {
        seen.push(String(error), String(ctx.error === error));
        throw error;
      }
    }],
  });
  assert.equal((await get("/room/closed")).status, 403);
  assert.deepEqual(seen, ["HttpError: closed", "true"]);
});

Deno.test("a root middleware may catch an error and render a page itself, within the wrapper", async () => {
  const { get } = await openFixture({
    middleware: [async (ctx) => await ctx.next().catch(() => ctx.render(null, { status: 410 }))],
  });
  const res = await get("/room/closed");
  assert.equal(res.status, 410);
  assert.match(await res.text(), /<title>Fixture<\/title>/);
});

Deno.test("without an error page a crash is logged and answered without its message", async () => {
  const app = new App().get("/", () => {
    throw new Error("secret");
  });
  const { result: res, lines } = await keepErrors(() =>
    app.handler()(new Request("http://localhost/"))
  );
  assert.deepEqual([res.status, await res.text()], [500, "Internal server error"]);
  assert.match(lines.join(), /secret/);
});

Deno.test("a middleware that returns no Response is an error that names what it returned", async () => {
  const app = new App();
  Reflect.apply(app.use, app, [() => 42]);
  const { result, lines } = await keepErrors(() => app.handler()(new Request("http://localhost/")));
  assert.equal(result.status, 500);
  assert.match(lines.join(), /Expected a "Response" instance to be returned, but got: 42/);
});

Deno.test("requests that overlap keep their own state, wrappers and error", async () => {
  const { get } = await openFixture();
  const paths = ["/room/a", "/nope", "/room/closed", "/room/b", "/plain"];
  const answers = await Promise.all(paths.map(async (path) => await (await get(path)).text()));
  const alone = [];
  for (const path of paths) alone.push(await (await get(path)).text());
  assert.deepEqual(answers, alone);
});
