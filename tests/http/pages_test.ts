import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { sendRaw } from "../support/raw_http.ts";
import { SETTINGS, startTestServer, TEST_SECRET } from "../support/test_server.ts";
import { signFor } from "../support/test_token.ts";

interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function open(url: string, init: RequestInit = {}): Promise<Page> {
  const response = await fetch(url, {
    redirect: "manual",
    headers: { accept: "text/html" },
    ...init,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function post(url: string, jwt: string): Promise<Page> {
  return open(url, {
    method: "POST",
    body: new URLSearchParams({ jwt }),
    headers: { accept: "text/html", origin: "https://site.example" },
  });
}

describe("GET and POST /", () => {
  it("offers the name form to guests, readable without JavaScript", async () => {
    await using server = await startTestServer();
    const { status, text } = await open(server.url);
    assert.equal(status, 200);
    assert.match(text, /<form[^>]*>/);
    assert.match(text, /<label[^>]*>/);
    assert.match(text, /<noscript>.*JavaScript/s);
  });

  it("ignores a token while JWT is off", async () => {
    await using server = await startTestServer();
    const { status, text } = await open(`${server.url}/?jwt=${await signFor("alice")}`);
    assert.equal(status, 200);
    assert.ok(!text.includes("alice"));
  });

  it("strict: a valid token enters, by query and by cross-origin form", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    const jwt = await signFor("alice");
    for (const page of [await open(`${server.url}/?jwt=${jwt}`), await post(server.url, jwt)]) {
      assert.equal(page.status, 200);
      assert.match(page.text, /alice/);
      assert.equal(page.headers.get("cache-control"), "no-store");
      assert.equal(page.headers.get("referrer-policy"), "no-referrer");
    }
  });

  it("strict: no token is 403 in plain words, or 302 to the landing page", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    const refused = await open(server.url);
    assert.equal(refused.status, 403);
    assert.match(refused.text, /https:\/\/www\.example\.com/);
    await using landing = await startTestServer(
      `${SETTINGS.strict}LandingPageURL = "https://site.example/chat"\n`,
    );
    const redirected = await open(landing.url);
    assert.equal(redirected.status, 302);
    assert.equal(redirected.headers.get("location"), "https://site.example/chat");
  });

  it("strict: a bad token is refused with its reason and without a form", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    const expired = await signFor("alice", {}, { lifetime: -3600 });
    const { status, text } = await open(`${server.url}/?jwt=${expired}`);
    assert.equal(status, 403);
    assert.match(text, /expired|too old/i);
    assert.ok(!text.includes("<form"));
    assert.ok(!text.includes(expired));
  });

  it("mixed: a bad token says why and offers the form; none offers the form", async () => {
    await using server = await startTestServer(SETTINGS.mixed);
    const forged = await signFor("alice", { op: true }, { secret: `not ${TEST_SECRET}` });
    const { text } = await open(`${server.url}/?jwt=${forged}`);
    assert.match(text, /<form/);
    assert.match(text, /sign/i);
    assert.ok(!text.includes(forged));
    assert.match((await open(server.url)).text, /<form/);
  });

  it("D12: does not read an endless form", async () => {
    await using server = await startTestServer();
    const { status } = await post(server.url, "x".repeat(100_000));
    assert.equal(status, 413);
  });

  it("takes a broken handshake, host or form for the client's mistake and logs no error", async () => {
    await using server = await startTestServer();
    const host = `Host: ${new URL(server.url).host}`;
    const websocket = ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"];
    for (
      const lines of [
        ["GET /ws HTTP/1.1", host, ...websocket],
        ["GET / HTTP/1.1", "Host: a b<c>"],
        ["POST / HTTP/1.1", host, "Content-Type: multipart/form-data", "Content-Length: 0"],
      ]
    ) {
      assert.match(await sendRaw(server.url, lines), /^HTTP\/1\.1 400 /, lines.join(" | "));
    }
    assert.deepEqual(server.logged.filter((line) => line.startsWith("error")), []);
  });
});

describe("headers", () => {
  it("are on every page, errors included, and allow no inline script", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    for (const path of ["/", "/about", "/nowhere", "/api/statistics", "/icons.svg", "/ws"]) {
      const { headers } = await open(`${server.url}${path}`);
      const policy = headers.get("content-security-policy") ?? "";
      assert.match(policy, /script-src 'self'(?: 'nonce-\w+')?;/, path);
      assert.match(policy, /frame-ancestors 'none'/, path);
      assert.ok(!policy.includes("unsafe"), path);
      assert.ok(!policy.includes("upgrade-insecure-requests"), path);
      assert.equal(headers.get("x-content-type-options"), "nosniff", path);
      assert.equal(headers.get("referrer-policy"), "no-referrer", path);
    }
  });

  it("let the sites of FrameAncestors embed the page", async () => {
    await using server = await startTestServer('FrameAncestors = ["https://site.example"]\n');
    const { headers } = await open(server.url);
    assert.match(
      headers.get("content-security-policy") ?? "",
      /frame-ancestors https:\/\/site\.example/,
    );
  });
});

describe("other pages", () => {
  it("/about explains the room; unknown addresses are 404 in plain words", async () => {
    await using server = await startTestServer();
    const about = await open(`${server.url}/about`);
    assert.equal(about.status, 200);
    assert.match(about.text, /camera/i);
    const missing = await open(`${server.url}/nowhere`);
    assert.equal(missing.status, 404);
    assert.match(missing.text, /<h1/);
    assert.match(about.text, /<title>About this room – BareRTC<\/title>/);
    assert.match(missing.text, /<title>There is nothing here – BareRTC<\/title>/);
  });

  it("/api/statistics counts, and answers other sites only when they are in CORSHosts", async () => {
    await using server = await startTestServer('CORSHosts = ["https://site.example"]\n');
    const from = (origin: string) => open(`${server.url}/api/statistics`, { headers: { origin } });
    const listed = await from("https://site.example");
    assert.equal(listed.headers.get("access-control-allow-origin"), "https://site.example");
    assert.deepEqual(JSON.parse(listed.text), {
      UserCount: 0,
      Usernames: [],
      Cameras: { Blue: 0, Red: 0 },
    });
    const stranger = await from("https://evil.example");
    assert.equal(stranger.headers.get("access-control-allow-origin"), null);
  });

  it("F7: /icons.svg holds the channels' icons and /room.css the operator's hue", async () => {
    await using server = await startTestServer("AccentHue = 120\n");
    assert.match((await open(`${server.url}/icons.svg`)).text, /<symbol id="comments"/);
    assert.match((await open(`${server.url}/room.css`)).text, /--accent-hue:120/);
  });
});

describe("/icons.svg", () => {
  it("is kept for a minute, and not sent again while it is the same", async () => {
    await using server = await startTestServer();
    const first = await open(`${server.url}/icons.svg`);
    assert.equal(first.headers.get("cache-control"), "public, max-age=60");
    const etag = first.headers.get("etag") ?? "";
    const again = await open(`${server.url}/icons.svg`, { headers: { "if-none-match": etag } });
    assert.equal(again.status, 304);
  });
});
