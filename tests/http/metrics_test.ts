import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { parsePrometheusText, sampleOf } from "../support/prometheus_text.ts";
import { startTestServer, type TestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";

const KEY = "a key for tests of the metrics".replaceAll(" ", "-");
const WITH_KEY = `[Metrics]\nKey = "${KEY}"\n`;
const AUTHORIZED = { headers: { authorization: `Bearer ${KEY}` } };

async function ask(url: string, init: RequestInit = {}) {
  const response = await fetch(url, init);
  return { response, text: await response.text() };
}

async function scrape({ url }: TestServer) {
  const { response, text } = await ask(`${url}/metrics`, AUTHORIZED);
  assert.equal(response.status, 200);
  return parsePrometheusText(text);
}

describe("/healthz", () => {
  it("says ok to everyone and nothing else, for GET and HEAD, without a line in the log", async () => {
    await using server = await startTestServer();
    for (const method of ["GET", "HEAD"]) {
      const { response, text } = await ask(`${server.url}/healthz`, { method });
      assert.equal(response.status, 200);
      assert.equal(text, method === "GET" ? "ok\n" : "");
      assert.match(response.headers.get("content-type") ?? "", /^text\/plain/);
      assert.equal(response.headers.get("cache-control"), "no-store");
    }
    assert.deepEqual(server.logged, []);
  });

  it("answers an address that may open no socket any more", async () => {
    await using server = await startTestServer("[Limits]\nSocketsPerMinutePerAddress = 1\n");
    await using _socket = await TestSocket.connect(server.url);
    await assert.rejects(TestSocket.connect(server.url));
    for (let i = 0; i < 50; i++) {
      assert.equal((await ask(`${server.url}/healthz`)).response.status, 200);
    }
  });

  it("is 503 while the server stops, and that is no error of the server", async () => {
    await using server = await startTestServer();
    server.site.host.stop();
    const { response, text } = await ask(`${server.url}/healthz`);
    assert.equal(response.status, 503);
    assert.equal(text, "unavailable\n");
    assert.deepEqual(server.logged.filter((line) => line.startsWith("error")), []);
  });
});

describe("/metrics", () => {
  it("is a page like any unknown one while no key is set", async () => {
    await using server = await startTestServer();
    for (const method of ["GET", "HEAD", "POST", "DELETE"]) {
      for (const init of [{ method }, { method, headers: { authorization: "Bearer " } }]) {
        const { response, text } = await ask(`${server.url}/metrics`, init);
        const unknown = await ask(`${server.url}/metricz`, init);
        assert.deepEqual([response.status, text], [404, unknown.text]);
      }
    }
    assert.deepEqual(server.logged, []);
  });

  it("is in the text format of Prometheus for who shows the key, and kept by nobody", async () => {
    await using server = await startTestServer(WITH_KEY);
    const { response, text } = await ask(`${server.url}/metrics`, AUTHORIZED);
    assert.equal(response.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.ok(parsePrometheusText(text).size > 10);
    const head = await ask(`${server.url}/metrics`, { ...AUTHORIZED, method: "HEAD" });
    assert.deepEqual([head.response.status, head.text], [200, ""]);
    assert.equal(
      (await ask(`${server.url}/metrics`, { ...AUTHORIZED, method: "POST" })).response.status,
      405,
    );
  });

  it("is 401 without the key, and tells nothing", async () => {
    await using server = await startTestServer(`AdminAPIKey = "the admin key"\n${WITH_KEY}`);
    for (const authorization of ["", "Bearer", `Bearer ${KEY}x`, KEY, "Bearer the admin key"]) {
      const headers = new Headers(authorization === "" ? {} : { authorization });
      const { response, text } = await ask(`${server.url}/metrics`, { headers });
      assert.equal(response.status, 401, authorization);
      assert.equal(response.headers.get("www-authenticate"), 'Bearer realm="metrics"');
      assert.equal(text, "401 A key is needed\n");
    }
    assert.equal((await ask(`${server.url}/metrics?key=${KEY}`)).response.status, 401);
  });

  it("logs one line a minute about an address with wrong keys, none of whom has no key", async () => {
    await using server = await startTestServer(WITH_KEY);
    for (let i = 0; i < 5; i++) await ask(`${server.url}/metrics`);
    assert.equal(server.logged.length, 0);
    for (let i = 0; i < 5; i++) {
      await ask(`${server.url}/metrics`, { headers: { authorization: `Bearer secret${i}` } });
    }
    assert.equal(server.logged.length, 1);
    assert.match(server.logged[0] ?? "", /^warn Refused the metrics to \S+: .*Metrics\.Key/);
    assert.ok(!server.logged[0]?.includes("secret"));
  });

  it("counts what people do, and names nobody", async () => {
    await using server = await startTestServer(
      `${WITH_KEY}[Limits]\nMessageBurst = 2\nSocketsPerAddress = 2\n`,
    );
    await using mia = await TestSocket.enter(server.url, { username: "mia-is-here" });
    await using bob = await TestSocket.enter(server.url, { username: "bob" });
    await assert.rejects(TestSocket.connect(server.url));
    mia.send({ action: "message", channel: "lobby", message: "what-was-said" });
    mia.send({ action: "message", channel: "@bob", message: "hi" });
    mia.send({ action: "message", channel: "lobby", message: "too fast" });
    await Promise.all([mia.settle(), bob.settle()]);
    const families = await scrape(server);
    const expected = {
      barertc_people: 2,
      'barertc_sessions{state="online"}': 2,
      'barertc_messages_total{kind="channel"}': 1,
      'barertc_messages_total{kind="direct"}': 1,
      'barertc_rate_limited_total{kind="message"}': 1,
      'barertc_rate_limited_total{kind="socket"}': 1,
      'barertc_step_duration_seconds_count{event="SocketOpened"}': 2,
      barertc_faults_total: 0,
    };
    for (const [sample, value] of Object.entries(expected)) {
      assert.equal(sampleOf(families, sample), value, sample);
    }
    assert.ok(sampleOf(families, "barertc_deliveries_total") > 4);
    const { text } = await ask(`${server.url}/metrics`, AUTHORIZED);
    for (const secret of ["mia", "bob", "what-was-said", "127.0.0.1"]) {
      assert.ok(!text.includes(secret));
    }
  });

  it("takes a new key when the settings are read again", async () => {
    await using server = await startTestServer(WITH_KEY);
    const { settings } = server.site;
    Object.assign(server.site, { settings: { ...settings, metrics: { key: "another-key" } } });
    assert.equal((await ask(`${server.url}/metrics`, AUTHORIZED)).response.status, 401);
    const headers = { authorization: "Bearer another-key" };
    assert.equal((await ask(`${server.url}/metrics`, { headers })).response.status, 200);
  });
});
