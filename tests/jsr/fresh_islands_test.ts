/** Pages and islands as the Fresh stand-in renders them on the server. */
import assert from "node:assert/strict";
import { h } from "preact";
import { App } from "fresh";
import { keepErrors } from "./fixture_app/keep_errors.ts";
import { openFixture } from "./fixture_app/open_fixture.ts";

/** The fixture's home page, with the build id and nonce put to fixed words. */
async function readHome() {
  const { get, app } = await openFixture();
  const res = await get("/");
  const id = app.snapshot?.buildId ?? "";
  assert.match(id, /^[0-9a-f]{40}$/);
  const html = (await res.text()).replaceAll(id, "ID").replace(/[0-9a-f]{32}/g, "NONCE");
  return { html, link: res.headers.get("link")?.replaceAll(id, "ID") };
}

Deno.test("an island is framed by comments; one inside another island is plain", async () => {
  const { html } = await readHome();
  assert.match(html, /<!--frsh:island:Counter:0--><section>.*<\/section><!--\/frsh:island:0-->/);
  assert.match(html, /<!--frsh:island:Badge:1--><em>3<\/em><!--\/frsh:island:1-->/);
  assert.equal(html.match(/<!--frsh:island/g)?.length, 2);
});

Deno.test("the boot script comes last in the body, with a nonce and one import per island", async () => {
  const { html, link } = await readHome();
  const start = '<script type="module" nonce="NONCE">' +
    'import { boot } from "/_fresh/js/ID/fresh-runtime.js";' +
    'import { default as Counter } from "/_fresh/js/ID/Counter.js";' +
    'import { Badge as Badge } from "/_fresh/js/ID/badges.js";boot({Counter,Badge},"';
  assert.ok(html.includes(start), html);
  assert.match(html, /"\);<\/script><\/body><\/html>$/);
  assert.equal(
    link,
    ["fresh-runtime", "Counter", "badges"].map((name) =>
      `</_fresh/js/ID/${name}.js>; rel="modulepreload"; as="script"`
    ).join(", "),
  );
});

Deno.test("no property can end the boot script", async () => {
  const { html } = await readHome();
  const script = html.slice(html.indexOf("<script"));
  assert.equal(script.match(/<\/script>/g)?.length, 1);
  assert.doesNotMatch(script.slice(1, script.indexOf("</script>")), /</);
  assert.match(html, /&lt;\/script>&lt;b>&amp;<\/output>/);
});

Deno.test("a page without islands has no script and no Link header", async () => {
  const { get } = await openFixture();
  const res = await get("/plain");
  assert.equal(res.headers.get("link"), null);
  assert.doesNotMatch(await res.text(), /<script/);
});

Deno.test("Head moves its children into the head and replaces the title", async () => {
  const { html } = await readHome();
  assert.match(
    html,
    /<link rel="stylesheet" href="\/style.css"\/><title>Home<\/title><meta name="robots" [^>]*><\/head>/,
  );
  assert.doesNotMatch(html, /fresh-head|Fixture/);
});

Deno.test("images and asset() carry the build id, beside a query and before a hash", async () => {
  const { html } = await readHome();
  assert.match(html, /<img src="\/dot.svg\?__frsh_c=ID"/);
  assert.match(html, /href="\/dot.svg\?a=1&amp;__frsh_c=ID#top"/);
});

Deno.test("inline scripts and styles get the nonce of their own page, if they have none", async () => {
  const { get } = await openFixture();
  const nonces = new Set<string>();
  for (let i = 0; i < 2; i++) {
    const res = await get("/bare");
    const nonce = String(Reflect.get(res, Symbol.for("__freshNonce")));
    const html = await res.text();
    assert.ok(
      html.includes(`<style nonce="${nonce}">`) && html.includes(`<script nonce="${nonce}">`),
    );
    assert.ok(html.includes('<script nonce="own">'));
    nonces.add(nonce);
  }
  assert.equal(nonces.size, 2);
});

Deno.test("skipAppWrapper leaves out the app wrapper", async () => {
  const { get } = await openFixture();
  assert.match(await (await get("/bare")).text(), /^<!DOCTYPE html><html><head><meta charset/);
});

Deno.test("functions and JSX as island properties are refused in plain words", async () => {
  const { get } = await openFixture({
    middleware: [async (ctx) => {
      try {
        return await ctx.next();
      } catch (error) {
        return ctx.text(String(error), { status: 500 });
      }
    }],
  });
  const read = async (kind: string) => await (await get(`/broken/${kind}`)).text();
  assert.match(await read("function"), /Cannot stringify a function/);
  assert.match(await read("nested"), /Cannot stringify a function/);
  assert.match(await read("jsx"), /JSX given to an island is not in this stand-in/);
});

Deno.test("a base path is put before the addresses of scripts", async () => {
  const { get } = await openFixture({ basePath: "/chat" });
  assert.match(
    await (await get("/chat")).text(),
    /from "\/chat\/_fresh\/js\/[0-9a-f]+\/Counter\.js"/,
  );
});

Deno.test("a failed rendering does not leak into the next page", async () => {
  const { get } = await openFixture();
  await keepErrors(() => get("/broken/function"));
  assert.doesNotMatch(await (await get("/plain")).text(), /<script|frsh:island/);
});

Deno.test("two islands of one name are told apart", async () => {
  const [First, Second] = [() => h("i", null, 1), () => h("i", null, 2)];
  const app = new App().get(
    "/",
    (ctx) => ctx.render(h("p", null, h(First, null), h(Second, null))),
  );
  app.snapshot = {
    buildId: "b",
    mode: "production",
    islands: [["one", { Mark: First }], ["two", { Mark: Second }]],
    routes: [],
    files: new Map(),
  };
  const html = await (await app.handler()(new Request("http://localhost/"))).text();
  assert.match(
    html,
    /import \{ Mark as Mark_1 \} from "\/_fresh\/js\/b\/two\.js";boot\(\{Mark,Mark_1\}/,
  );
});
