import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { MAX_FRAME_LENGTH } from "../../lib/protocol/limits.ts";
import { startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import { from, HOSTILE_ROOM, usedMemory, warningsOf } from "./attack_support.ts";
import { HonestPerson } from "./honest_person.ts";

const MALLORY = "203.0.113.66";
const MEBIBYTE = 1_048_576;

/** A guest of that address. */
function enterMallory(url: string): Promise<TestSocket> {
  return TestSocket.enter(url, { username: "mallory" }, from(MALLORY));
}

describe("hostile: frames", () => {
  it("D12: frames of 64 MiB end their connection, then those of the address, and stay nowhere", async () => {
    const limits = "[Limits]\nSocketsPerMinutePerAddress = 30\n";
    await using server = await startTestServer(HOSTILE_ROOM + limits);
    await using honest = await HonestPerson.enter(server.url);
    const before = usedMemory();
    await honest.endure("3 frames of almost 64 MiB", async () => {
      const giant = new Uint8Array(64 * MEBIBYTE - 1).fill(0x78);
      for (let i = 0; i < 3; i++) {
        await using mallory = await enterMallory(server.url);
        mallory.send(new TextDecoder().decode(giant));
        assert.equal((await mallory.closed()).code, CloseCode.MessageTooBig);
      }
      await assert.rejects(enterMallory(server.url));
    });
    const grown = usedMemory() - before;
    console.log(`      memory grew by ${Math.round(grown / 1024)} KB`);
    assert.ok(grown < 32 * MEBIBYTE, `${grown} bytes stayed in use`);
    assert.deepEqual(warningsOf(server.logged), [
      `warn Closed a WebSocket of ${MALLORY}: it sent a frame that is too big.`,
    ]);
  });

  it("D12: a frame above what the socket takes at all ends only its own connection", async () => {
    await using server = await startTestServer(HOSTILE_ROOM);
    await using honest = await HonestPerson.enter(server.url);
    await honest.endure("a frame of 65 MiB", async () => {
      await using mallory = await enterMallory(server.url);
      mallory.send("x".repeat(65 * MEBIBYTE));
      await mallory.closed();
    });
    assert.deepEqual(server.logged.filter((line) => line.startsWith("error")), []);
  });

  const depths: readonly (readonly [string, string])[] = [
    ["lists", "[".repeat(MAX_FRAME_LENGTH)],
    ["objects", '{"a":'.repeat(MAX_FRAME_LENGTH / 5)],
    ["a field", `{"action":"ping","x":${"[".repeat(30_000)}${"]".repeat(30_000)}}`],
  ];
  for (const [what, frame] of depths) {
    it(`deep JSON (${what}) is refused, and ten times is once too often`, async () => {
      await using server = await startTestServer(HOSTILE_ROOM);
      await using honest = await HonestPerson.enter(server.url);
      await honest.endure(`deep ${what}`, async () => {
        await using mallory = await enterMallory(server.url);
        for (let i = 0; i < 10; i++) mallory.send(frame);
        assert.equal((await mallory.closed()).code, CloseCode.PolicyViolation);
        await mallory.next("error", ({ message }) => message.includes("too deep"));
      });
      assert.equal(warningsOf(server.logged).length, 1);
    });
  }

  const sizes = [
    [10, 16, CloseCode.PolicyViolation],
    [1, 4 * MEBIBYTE, CloseCode.MessageTooBig],
  ] as const;
  for (const [times, bytes, code] of sizes) {
    it(`binary frames of ${bytes} bytes end their connection`, async () => {
      await using server = await startTestServer(HOSTILE_ROOM);
      await using honest = await HonestPerson.enter(server.url);
      await honest.endure(`binary frames of ${bytes} bytes`, async () => {
        await using mallory = await enterMallory(server.url);
        for (let i = 0; i < times; i++) mallory.sendBytes(new Uint8Array(bytes));
        assert.equal((await mallory.closed()).code, code);
      });
      assert.equal(warningsOf(server.logged).length, 1);
    });
  }
});
