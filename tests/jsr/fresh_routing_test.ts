/** Routes of the Fresh stand-in: what answers which path and method. */
import assert from "node:assert/strict";
import { App, HttpError } from "fresh";
import { keepErrors } from "./fixture_app/keep_errors.ts";
import { openFixture } from "./fixture_app/open_fixture.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "OPTIONS"];

/** Statuses as measured on the published Fresh 2.3.3, in the order of `METHODS`. */
const MEASURED: Record<string, number[]> = {
  "/registered": [200, 200, 405, 405, 204],
  "/api/methods": [200, 200, 200, 404, 404],
  "/plain": [200, 200, 200, 200, 200],
  "/form": [200, 200, 202, 404, 404],
};

Deno.test("each kind of route answers each method with the measured status", async () => {
  const { get } = await openFixture({
    before: (app) => app.get("/registered", (ctx) => ctx.text("yes")),
  });
  for (const [path, expected] of Object.entries(MEASURED)) {
    const answers = await Promise.all(METHODS.map((method) => get(path, { method })));
    assert.deepEqual(answers.map(({ status }) => status), expected, path);
  }
});

Deno.test("OPTIONS names the methods that a registered path answers", async () => {
  const app = new App().get("/a", (ctx) => ctx.text("g")).post("/a", (ctx) => ctx.text("p"));
  const res = await app.handler()(new Request("http://localhost/a", { method: "OPTIONS" }));
  assert.equal(res.headers.get("allow"), "GET, POST");
});

Deno.test("HEAD keeps status and headers and drops the body", async () => {
  const { get } = await openFixture();
  const res = await get("/room/hall", { method: "HEAD" });
  assert.equal(res.status, 201);
  assert.equal(res.headers.get("x-room"), "hall");
  assert.equal(res.body, null);
});

Deno.test("a dynamic file route decodes its parameter and names its pattern", async () => {
  const { get } = await openFixture();
  const html = await (await get("/room/red%20hall")).text();
  assert.match(html, /<p>RED HALL by \/room\/:name<\/p>/);
});

Deno.test("index comes before a dynamic route, and the rest route matches its bare folder", async () => {
  const { get } = await openFixture();
  assert.match(await (await get("/room")).text(), /rooms after root room/);
  assert.equal(await (await get("/files/a/b")).text(), "rest=a/b");
  assert.equal(await (await get("/files")).text(), "rest=");
});

Deno.test("a fixed path also answers with the other trailing slash, and doubled slashes", async () => {
  const { get } = await openFixture();
  assert.equal((await get("/plain/")).status, 200);
  assert.equal((await get("//plain")).status, 200);
});

Deno.test("middleware holds for what is registered after it, below its path", async () => {
  const app = new App<{ seen: string }>();
  app.get("/early", (ctx) => ctx.text(`${ctx.state.seen}`));
  app.use((ctx) => {
    ctx.state.seen = "all";
    return ctx.next();
  });
  app.use("/api", (ctx) => {
    ctx.state.seen += " api";
    return ctx.next();
  });
  app.all("/api/x", (ctx) => ctx.text(ctx.state.seen));
  app.all("/other", (ctx) => ctx.text(ctx.state.seen));
  const handler = app.handler();
  const read = async (path: string) =>
    await (await handler(new Request(`http://localhost${path}`))).text();
  assert.equal(await read("/early"), "undefined");
  assert.equal(await read("/api/x"), "all api");
  assert.equal(await read("/other"), "all");
});

Deno.test("the first handler registered for a method stays", async () => {
  const app = new App().get("/a", (ctx) => ctx.text("first")).get("/a", (ctx) => ctx.text("late"));
  const res = await app.handler()(new Request("http://localhost/a"));
  assert.equal(await res.text(), "first");
});

Deno.test("a base path is put before every route", async () => {
  const { get } = await openFixture({ basePath: "/chat" });
  assert.equal((await get("/chat")).status, 200);
  assert.equal((await get("/chat/plain")).status, 200);
  assert.equal((await get("/plain")).status, 404);
});

Deno.test("an app without a build answers its own routes, and else 404", async () => {
  const handler = new App().fsRoutes().get("/", (ctx) => ctx.text("hi")).handler();
  assert.equal(await (await handler(new Request("http://localhost/"))).text(), "hi");
  const res = await handler(new Request("http://localhost/x"));
  assert.deepEqual([res.status, await res.text()], [404, "Not Found"]);
});

Deno.test("an uncaught HttpError answers with its message, and below 500 is not logged", async () => {
  const app = new App().get("/", () => {
    throw new HttpError(418, "short and stout");
  });
  const { result: res, lines } = await keepErrors(() =>
    app.handler()(new Request("http://localhost/"))
  );
  assert.deepEqual([res.status, await res.text()], [418, "short and stout"]);
  assert.deepEqual(lines, []);
});
