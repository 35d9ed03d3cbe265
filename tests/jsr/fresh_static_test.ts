/** Static files of the Fresh stand-in. */
import assert from "node:assert/strict";
import { staticFiles } from "fresh";
import { openFixture } from "./fixture_app/open_fixture.ts";

const NEVER = "no-cache, no-store, max-age=0, must-revalidate";
const FOREVER = "public, max-age=31536000, immutable";

async function openStatic(mode?: "development" | "production", basePath?: string) {
  const options = { middleware: [staticFiles()], ...mode && { mode }, ...basePath && { basePath } };
  const fixture = await openFixture(options);
  return { ...fixture, id: fixture.app.snapshot?.buildId ?? "" };
}

Deno.test("a file is served with its type, length and a weak ETag", async () => {
  const { get } = await openStatic();
  const res = await get("/dot.svg");
  const body = await res.text();
  assert.equal(res.headers.get("content-type"), "image/svg+xml; charset=utf-8");
  assert.equal(res.headers.get("content-length"), String(body.length));
  assert.equal(res.headers.get("vary"), "If-None-Match");
  assert.equal(res.headers.get("cache-control"), NEVER);
  assert.match(res.headers.get("etag") ?? "", /^W\/"[0-9a-f]{40}"$/);
});

Deno.test("a known ETag gets 304 without a body, with or without W/", async () => {
  const { get } = await openStatic();
  const etag = (await get("/dot.svg")).headers.get("etag") ?? "";
  for (const known of [etag, etag.slice(3, -1)]) {
    const res = await get("/dot.svg", { headers: { "if-none-match": known } });
    assert.deepEqual([res.status, res.body], [304, null]);
    assert.equal(res.headers.get("cache-control"), null);
    assert.equal(res.headers.get("etag"), null);
  }
});

Deno.test("HEAD has the headers of GET, other methods get 405", async () => {
  const { get } = await openStatic();
  const head = await get("/dot.svg", { method: "HEAD" });
  assert.deepEqual([head.status, head.body, head.headers.get("content-length")], [200, null, "43"]);
  const post = await get("/dot.svg", { method: "POST" });
  assert.deepEqual([post.status, await post.text()], [405, "Method Not Allowed"]);
});

Deno.test("this build's key makes a file immutable, another key is redirected away", async () => {
  const { get, id } = await openStatic();
  const own = await get(`/dot.svg?__frsh_c=${id}`);
  assert.equal(own.headers.get("cache-control"), FOREVER);
  const other = await get("/dot.svg?a=1&__frsh_c=old");
  assert.deepEqual([other.status, other.headers.get("location")], [
    307,
    "http://localhost/dot.svg?a=1",
  ]);
});

Deno.test("scripts are served as immutable, and there is only one copy of preact and signals", async () => {
  const { get, id, app } = await openStatic();
  const res = await get(`/_fresh/js/${id}/Counter.js`);
  assert.equal(res.headers.get("content-type"), "text/javascript; charset=utf-8");
  assert.equal(res.headers.get("cache-control"), FOREVER);
  const paths = [...app.snapshot?.files.keys() ?? []].filter((path) => path.endsWith(".js"));
  const scripts = await Promise.all(paths.map(async (path) => await (await get(path)).text()));
  for (const mark of ["__H", "preact-signals"]) {
    assert.equal(scripts.filter((script) => script.includes(mark)).length, 1, mark);
  }
});

Deno.test("development gives no ETag and lets nothing be cached", async () => {
  const { get, id } = await openStatic("development");
  const res = await get(`/dot.svg?__frsh_c=${id}`);
  assert.equal(res.headers.get("etag"), null);
  assert.equal(res.headers.get("cache-control"), NEVER);
});

Deno.test("style sheets name cacheable addresses, and spaces in names work", async () => {
  const { get, id } = await openStatic();
  assert.match(
    await (await get("/style.css")).text(),
    new RegExp(`url\\("/dot\\.svg\\?__frsh_c=${id}"\\)`),
  );
  assert.equal(await (await get("/with space.txt")).text(), "spaced\n");
});

Deno.test("hidden files, source files and paths outside are not served", async () => {
  const { get } = await openStatic();
  for (const path of ["/.hidden", "/main.ts", "/%2e%2e/main.ts", "/..%2fmain.ts", "/%zz"]) {
    assert.equal((await get(path)).status, 404, path);
  }
});

Deno.test("a missing favicon is an empty 404, and nothing is served without the middleware", async () => {
  const { get } = await openStatic();
  const res = await get("/favicon.ico");
  assert.deepEqual([res.status, res.body], [404, null]);
  const bare = await openFixture();
  assert.equal((await bare.get("/dot.svg")).status, 404);
});

Deno.test("files are found below the base path", async () => {
  const { get } = await openStatic("production", "/chat");
  assert.equal((await get("/chat/dot.svg")).status, 200);
});
