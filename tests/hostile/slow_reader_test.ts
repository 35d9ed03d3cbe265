import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { handshake } from "../support/raw_http.ts";
import { startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import { signFor } from "../support/test_token.ts";
import { connectRaw, HOSTILE_ROOM, usedMemory } from "./attack_support.ts";

/** A text frame of a client (RFC 6455 §5.2), masked with zeros; at most 125 bytes. */
function maskFrame(text: string): Uint8Array<ArrayBuffer> {
  const payload = new TextEncoder().encode(text);
  return new Uint8Array([0x81, 0x80 | payload.length, 0, 0, 0, 0, ...payload]);
}

/** Logs in over a bare connection and then reads nothing any more. */
async function enterAndStall(url: string, username: string): Promise<Deno.TcpConn> {
  const connection = await connectRaw(url);
  await connection.write(new TextEncoder().encode(`${handshake(url).join("\r\n")}\r\n\r\n`));
  await connection.read(new Uint8Array(1_024));
  await connection.write(maskFrame(JSON.stringify({ action: "login", username })));
  return connection;
}

/** Most messages of 96 KB that the buffers of the system and the server may swallow together. */
const MAX_ROUNDS = 400;

describe("hostile: slow readers", () => {
  it("D8: who stops reading is let go, and everyone else is served meanwhile", async () => {
    const limits = "[Limits]\nBufferedBytes = 200000\nMessageCharacters = 32768\n";
    await using server = await startTestServer(HOSTILE_ROOM + limits);
    await using honest = await TestSocket.enter(server.url, {
      jwt: await signFor("honest", { op: true }),
    });
    const stalled = await Promise.all(
      [1, 2, 3].map((number) => enterAndStall(server.url, `stalled ${number}`)),
    );
    await honest.next("presence", ({ username }) => username === "stalled 3");
    const before = usedMemory();
    const times: number[] = [];
    const letGo = () => server.logged.filter((line) => line.includes("reads too slowly")).length;
    for (let round = 1; letGo() < stalled.length && round <= MAX_ROUNDS; round++) {
      const begun = performance.now();
      const message = "字".repeat(32_000);
      honest.send({ action: "message", channel: "lobby", message, clientID: `${round}` });
      await honest.next("message", ({ clientID }) => clientID === `${round}`);
      times.push(performance.now() - begun);
    }
    assert.equal(letGo(), stalled.length, `after ${times.length} messages`);
    assert.equal(server.site.host.room.people.size, 1);
    const slowest = Math.max(...times);
    const grown = Math.round((usedMemory() - before) / 1024);
    console.log(
      `      let go after ${times.length} messages, slowest answer ${slowest.toFixed(1)} ms, ` +
        `memory grew by ${grown} KB`,
    );
    for (const connection of stalled) connection.close();
  });
});
