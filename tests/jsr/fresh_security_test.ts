/** The csp() and cors() middleware of the Fresh stand-in. */
import assert from "node:assert/strict";
import { App, cors, type CORSOptions, csp } from "fresh";
import { openFixture } from "./fixture_app/open_fixture.ts";

const NAME = "content-security-policy";

Deno.test("csp() sets the default policy, with given directives in place of theirs", async () => {
  const app = new App().use(csp({ csp: ["img-src 'self'", "manifest-src 'none'"] }));
  const res = await app.get("/", (ctx) => ctx.text("")).handler()(new Request("http://localhost/"));
  const directives = res.headers.get(NAME)?.split("; ") ?? [];
  assert.equal(directives[0], "default-src 'self'");
  assert.ok(directives.includes("script-src 'self' 'unsafe-inline'"));
  assert.deepEqual(directives.filter((one) => one.startsWith("img-src")), ["img-src 'self'"]);
  assert.equal(directives.at(-1), "manifest-src 'none'");
  assert.ok(directives.includes("upgrade-insecure-requests"));
});

Deno.test("with useNonce inline code needs the nonce that the page carries", async () => {
  const { get } = await openFixture({ middleware: [csp({ useNonce: true })] });
  const res = await get("/");
  const nonce = /<script type="module" nonce="([0-9a-f]{32})">/.exec(await res.text())?.[1];
  const policy = res.headers.get(NAME) ?? "";
  assert.ok(policy.includes(`script-src 'self' 'nonce-${nonce}'`), policy);
  assert.ok(policy.includes(`style-src 'self' 'nonce-${nonce}'`), policy);
  assert.doesNotMatch(policy, /unsafe-inline/);
});

Deno.test("without a rendered page there is no nonce to put into the policy", async () => {
  const { get } = await openFixture({ middleware: [csp({ useNonce: true })] });
  assert.match(
    (await get("/api/methods")).headers.get(NAME) ?? "",
    /script-src 'self' 'unsafe-inline'/,
  );
});

async function ask(options: CORSOptions<unknown> | undefined, init: RequestInit) {
  const app = new App().use(options ? cors(options) : cors());
  const handler = app.get("/", (ctx) => ctx.text("ok")).handler();
  return await handler(new Request("http://localhost/", init));
}

Deno.test("cors() names the origin only if it is allowed", async () => {
  const headers = { origin: "https://a.example" };
  const name = "access-control-allow-origin";
  const cases: [CORSOptions<unknown> | undefined, string | null][] = [
    [undefined, "*"],
    [{ origin: "https://a.example" }, "https://a.example"],
    [{ origin: ["https://b.example", "https://a.example"] }, "https://a.example"],
    [{ origin: ["https://b.example"] }, null],
    [{ origin: (origin) => origin.endsWith(".example") ? origin : null }, "https://a.example"],
    [{ origin: () => null }, null],
  ];
  for (const [options, expected] of cases) {
    const res = await ask(options, { headers });
    assert.equal(res.headers.get(name), expected);
    assert.equal(res.headers.get("vary"), options ? "Origin" : null);
    assert.equal(await res.text(), "ok");
  }
});

Deno.test("cors() answers a preflight with 204, the methods and the headers asked for", async () => {
  const headers = { origin: "https://a.example", "access-control-request-headers": "x-a" };
  const options = { origin: "https://a.example", allowMethods: ["GET"] };
  const res = await ask(options, { method: "OPTIONS", headers });
  assert.equal(res.status, 204);
  assert.equal(res.headers.get("access-control-allow-methods"), "GET");
  assert.equal(res.headers.get("access-control-allow-headers"), "x-a");
});
