import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { handshake, sendRaw } from "../support/raw_http.ts";
import { SETTINGS, startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import { signFor } from "../support/test_token.ts";

const KEY = "an admin key for tests";

interface Statistics {
  readonly UserCount: number;
  readonly Usernames: readonly string[];
  readonly Cameras: { readonly Blue: number; readonly Red: number };
}

async function readStatistics(url: string, authorization = ""): Promise<Statistics> {
  const headers = authorization === "" ? {} : { authorization };
  return await (await fetch(`${url}/api/statistics`, { headers })).json();
}

describe("D15: the answer to everything", () => {
  const requests: readonly (readonly [string, number, readonly string[]])[] = [
    ["a page", 200, ["GET / HTTP/1.1"]],
    ["HEAD", 200, ["HEAD / HTTP/1.1"]],
    ["a file", 200, ["GET /room.css HTTP/1.1"]],
    ["the statistics", 200, ["GET /api/statistics HTTP/1.1"]],
    ["nothing", 404, ["GET /nowhere HTTP/1.1"]],
    ["a path out of the folder", 404, ["GET /../../etc/passwd HTTP/1.1"]],
    ["a path in other clothes", 404, ["GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1"]],
    ["another method for a file", 405, ["DELETE /styles/base.css HTTP/1.1"]],
    ["a method that nobody has", 405, ["TRACE / HTTP/1.1"]],
    ["a form of another kind", 415, ["POST / HTTP/1.1", "Content-Length: 0"]],
    ["no WebSocket", 426, ["GET /ws HTTP/1.1"]],
    ["a WebSocket of another site", 403, ["WS", "Origin: https://evil.example"]],
    ["a broken handshake", 400, ["GET /ws HTTP/1.1", "Upgrade: websocket"]],
    ["a malformed host", 400, ["GET / HTTP/1.1", "Host: a b<c>"]],
  ];
  for (const [what, status, lines] of requests) {
    it(`has the security headers and no banner: ${what}`, async () => {
      await using server = await startTestServer();
      const host = `Host: ${new URL(server.url).host}`;
      const own = lines[1]?.startsWith("Host:") ? lines : [...lines, host];
      const sent = lines[0] === "WS" ? handshake(server.url, lines.slice(1)) : own;
      const head = (await sendRaw(server.url, sent)).toLowerCase();
      assert.match(head, new RegExp(`^http/1.1 ${status} `));
      for (const header of ["x-content-type-options: nosniff", "referrer-policy: no-referrer"]) {
        assert.ok(head.includes(header), `${header} is not in ${head}`);
      }
      assert.doesNotMatch(head, /^(?:server|x-powered-by|via):/m);
    });
  }

  it("has them when it is 304 and 429 too", async () => {
    await using server = await startTestServer("[Limits]\nSocketsPerAddress = 1\n");
    const etag = (await fetch(`${server.url}/icons.svg`).then(async (answer) => {
      await answer.body?.cancel();
      return answer.headers.get("etag");
    })) ?? "";
    const host = `Host: ${new URL(server.url).host}`;
    const same = await sendRaw(server.url, [
      "GET /icons.svg HTTP/1.1",
      host,
      `If-None-Match: ${etag}`,
    ]);
    assert.match(same, /^HTTP\/1\.1 304 [\s\S]*nosniff/);
    await using _only = await TestSocket.connect(server.url);
    assert.match(
      await sendRaw(server.url, handshake(server.url)),
      /^HTTP\/1\.1 429 [\s\S]*nosniff/,
    );
  });
});

describe("/api/statistics", () => {
  it("D14: strict: names are for the admin key alone, the number for everyone", async () => {
    await using server = await startTestServer(`AdminAPIKey = "${KEY}"\n${SETTINGS.strict}`);
    await using _alice = await TestSocket.enter(server.url, { jwt: await signFor("alice") });
    assert.deepEqual(await readStatistics(server.url), {
      UserCount: 1,
      Usernames: [],
      Cameras: { Blue: 0, Red: 0 },
    });
    for (const wrong of ["Bearer", "Bearer x", KEY, `Basic ${KEY}`]) {
      assert.deepEqual((await readStatistics(server.url, wrong)).Usernames, [], wrong);
    }
    assert.deepEqual((await readStatistics(server.url, `Bearer ${KEY}`)).Usernames, ["alice"]);
  });

  it("D14: without a key in the settings, no key opens it", async () => {
    await using server = await startTestServer(SETTINGS.strict);
    await using _alice = await TestSocket.enter(server.url, { jwt: await signFor("alice") });
    assert.deepEqual((await readStatistics(server.url, "Bearer ")).Usernames, []);
  });

  it("D22: counts no camera that is off for somebody", async () => {
    await using server = await startTestServer();
    await using alice = await TestSocket.enter(server.url, { username: "alice" });
    await using bob = await TestSocket.enter(server.url, { username: "bob" });
    const count = async () => {
      await Promise.all([alice.settle(), bob.settle()]);
      return (await readStatistics(server.url)).Cameras.Blue;
    };
    alice.send({ action: "me", video: 1 });
    assert.equal(await count(), 1);
    alice.send({ action: "boot", username: "bob" });
    assert.equal(await count(), 0);
    alice.send({ action: "unboot", username: "bob" });
    assert.equal(await count(), 1);
    bob.send({ action: "mute", username: "alice" });
    assert.equal(await count(), 0);
    bob.send({ action: "unmute", username: "alice" });
    alice.send({ action: "me", video: 1 | 64 });
    assert.equal(await count(), 0);
  });
});
