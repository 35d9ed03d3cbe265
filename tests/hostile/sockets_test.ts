import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import {
  connectRaw,
  from,
  HOSTILE_ROOM,
  openRaw,
  type RawSocket,
  usedMemory,
  warningsOf,
} from "./attack_support.ts";
import { HonestPerson } from "./honest_person.ts";

const MALLORY = "203.0.113.66";

/** What may stay in use after an attack: caches and compiled code, but nothing per socket. */
const MEMORY_SLACK = 32 * 1_048_576;

describe("hostile: connections", () => {
  it("D11: of 1,000 sockets of one address 32 are opened, and others get in as ever", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    await using honest = await HonestPerson.enter(server.url);
    const before = usedMemory();
    const sockets = await honest.endure("1,000 sockets", async () => {
      const opened: RawSocket[] = [];
      while (opened.length < 1_000) {
        const wave = Array.from({ length: 50 }, () => openRaw(server.url, MALLORY));
        opened.push(...await Promise.all(wave));
      }
      return opened;
    });
    const byStatus = Map.groupBy(sockets, ({ status }) => status);
    assert.deepEqual([byStatus.get(101)?.length, byStatus.get(429)?.length], [32, 968]);
    await using _neighbour = await TestSocket.enter(
      server.url,
      { username: "neighbour" },
      from("203.0.113.67"),
    );
    assert.deepEqual(warningsOf(server.logged), [
      `warn Refused a WebSocket of ${MALLORY}: it has 32 open (Limits.SocketsPerAddress).`,
    ]);
    for (const socket of sockets) socket.close();
    await honest.say();
    const grown = usedMemory() - before;
    console.log(`      memory grew by ${Math.round(grown / 1024)} KB`);
    assert.ok(grown < MEMORY_SLACK, `${grown} bytes stayed in use`);
  });

  it("D11: a /64 network of IPv6 is one address", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    await using honest = await HonestPerson.enter(server.url);
    const sockets = await honest.endure("200 addresses of one network", () => {
      const attempts = Array.from(
        { length: 200 },
        (_, i) => openRaw(server.url, `2001:db8:1:2::${i.toString(16)}`),
      );
      return Promise.all(attempts);
    });
    assert.equal(sockets.filter(({ status }) => status === 101).length, 32);
    assert.equal(warningsOf(server.logged).length, 1);
    for (const socket of sockets) socket.close();
  });

  it("D11: what a client writes into X-Forwarded-For itself gives it no other address", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    const sockets = await Promise.all(
      Array.from({ length: 100 }, (_, i) => openRaw(server.url, `198.51.100.${i}, ${MALLORY}`)),
    );
    assert.equal(sockets.filter(({ status }) => status === 101).length, 32);
    for (const socket of sockets) socket.close();
  });

  it("a socket that has closed makes room for another", async () => {
    await using server = await startTestServer(`${HOSTILE_ROOM}[Limits]\nSocketsPerAddress = 1\n`);
    await (await TestSocket.connect(server.url, from(MALLORY)))[Symbol.asyncDispose]();
    let status = 429;
    // The server may hear of the end a moment after the client.
    for (let attempt = 0; attempt < 50 && status === 429; attempt++) {
      const next = await openRaw(server.url, MALLORY);
      status = next.status;
      next.close();
    }
    assert.equal(status, 101);
  });

  it("pages of other sites are refused, with one line for all of them", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    const headers = { ...from(MALLORY), origin: "https://evil.example" };
    for (let i = 0; i < 50; i++) {
      await assert.rejects(TestSocket.connect(server.url, headers));
    }
    const [line, ...more] = warningsOf(server.logged);
    assert.match(line ?? "", /a page of another site asked for it/);
    assert.deepEqual(more, []);
  });

  it("slow handshakes keep nobody from entering, and silent sockets are closed", async () => {
    await using server = await startTestServer(`${HOSTILE_ROOM}[Limits]\nLoginSeconds = 1\n`);
    await using honest = await HonestPerson.enter(server.url);
    const half = new TextEncoder().encode("GET /ws HTTP/1.1\r\nHost: local");
    const slow = await honest.endure("300 half handshakes", async () => {
      const connections = await Promise.all(
        Array.from({ length: 300 }, () => connectRaw(server.url)),
      );
      for (const connection of connections) await connection.write(half);
      await using silent = await TestSocket.connect(server.url, from(MALLORY));
      assert.equal((await silent.closed()).code, CloseCode.PolicyViolation);
      return connections;
    });
    assert.equal((await fetch(`${server.url}/about`).then((page) => page.text())).length > 0, true);
    for (const connection of slow) connection.close();
    assert.deepEqual(warningsOf(server.logged), []);
  });
});
