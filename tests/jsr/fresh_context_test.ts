/** What a request's context offers in the Fresh stand-in. */
import assert from "node:assert/strict";
import { h } from "preact";
import { App, type Context, type Middleware } from "fresh";
import { keepErrors } from "./fixture_app/keep_errors.ts";

async function answer(step: Middleware<unknown>, init?: RequestInit): Promise<Response> {
  return await new App().all("/", step).handler()(new Request("http://localhost/?q=1", init));
}

Deno.test("redirect keeps a full address and makes runs of slashes in a path one", async () => {
  const cases: [string, string][] = [
    ["https://example.com//x", "https://example.com//x"],
    ["//example.com/x", "/example.com/x"],
    ["/a//b?next=//c", "/a/b?next=//c"],
  ];
  for (const [given, expected] of cases) {
    const res = await answer((ctx) => ctx.redirect(given, 303));
    assert.deepEqual([res.status, res.headers.get("location")], [303, expected]);
  }
});

Deno.test("a redirect's headers may be changed, and its method found on the prototype", async () => {
  const redirect = (ctx: Context<unknown>) => ctx.constructor.prototype.redirect("/");
  const res = await answer(redirect);
  res.headers.set("x-more", "1");
  assert.deepEqual([res.status, res.headers.get("x-more")], [302, "1"]);
});

Deno.test("text, html and json set their content types", async () => {
  const types = await Promise.all([
    answer((ctx) => ctx.text("a", { status: 201 })),
    answer((ctx) => ctx.html("<p>")),
    answer((ctx) => ctx.json({ a: 1 })),
  ]);
  assert.deepEqual(types.map((res) => res.headers.get("content-type")), [
    "text/plain;charset=UTF-8",
    "text/html; charset=utf-8",
    "application/json",
  ]);
  assert.equal(types[0]?.status, 201);
});

Deno.test("render answers a whole document with status and headers of its own", async () => {
  const res = await answer((ctx) =>
    ctx.render(h("p", null, "a < b"), { status: 403, headers: { "x-a": "1" } })
  );
  assert.deepEqual([res.status, res.headers.get("x-a")], [403, "1"]);
  assert.equal(
    await res.text(),
    '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><p>a &lt; b</p></body></html>',
  );
});

Deno.test("render refuses what is not JSX", async () => {
  const { result, lines } = await keepErrors(() =>
    answer((ctx) => Reflect.apply(ctx.render, ctx, ["<p>"]))
  );
  assert.equal(result.status, 500);
  assert.match(lines.join(), /Non-JSX element passed to: ctx\.render\(\)/);
});

Deno.test("upgrade refuses a request that asks for no WebSocket with 400", async () => {
  const res = await answer((ctx) => ctx.upgrade().response);
  assert.deepEqual([res.status, await res.text()], [400, "Expected a WebSocket upgrade request"]);
});

Deno.test("upgrade opens a socket over a real connection", async () => {
  const app = new App().get("/ws", (ctx) => {
    const { socket, response } = ctx.upgrade();
    socket.onmessage = ({ data }) => socket.send(`echo ${data}`);
    return response;
  });
  const server = Deno.serve({ port: 0, onListen: () => {} }, app.handler());
  const socket = new WebSocket(`ws://localhost:${server.addr.port}/ws`);
  socket.onopen = () => socket.send("hi");
  const reply = await new Promise((resolve) => socket.onmessage = ({ data }) => resolve(data));
  const closed = new Promise((resolve) => socket.onclose = resolve);
  socket.close();
  await closed;
  await server.shutdown();
  assert.equal(reply, "echo hi");
});

Deno.test("the context tells the query, the route, and who asks", async () => {
  const res = await answer((ctx) =>
    ctx.json([ctx.url.search, ctx.route, ctx.config.mode, "hostname" in ctx.info.remoteAddr])
  );
  assert.deepEqual(await res.json(), ["?q=1", "/", "production", true]);
});
