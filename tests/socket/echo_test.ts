import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { rereadSettings } from "../../lib/settings/reread_settings.ts";
import { SETTINGS, startTestServer } from "../support/test_server.ts";
import { TestSocket } from "../support/test_socket.ts";
import { signFor } from "../support/test_token.ts";

const ANN = { username: "ann", personKey: "the key of ann, who is a guest" };

/** Says something and gives back the server's copy. */
async function say(socket: TestSocket, message: string, clientID: string, channel = "lobby") {
  socket.send({ action: "message", channel, message, clientID });
  return await socket.next("message", (copy) => copy.clientID === clientID);
}

describe("what was said before, on real sockets", () => {
  it("M9: the last ten messages of the lobby come with a login, and none of the other channel", async () => {
    await using server = await startTestServer("[Limits]\nMessagesPerSecond = 0\n");
    const before = Date.now();
    await using ann = await TestSocket.enter(server.url, ANN);
    for (let count = 1; count <= 12; count++) await say(ann, `*${count}*`, `c${count}`);
    await say(ann, "elsewhere", "c13", "offtopic");
    await using bob = await TestSocket.enter(server.url, { username: "bob" });
    const { messages } = await bob.next("echo");
    assert.deepEqual(
      messages.map(({ message }) => message),
      Array.from({ length: 10 }, (_, index) => `<p><em>${index + 3}</em></p>\n`),
    );
    for (const { timestamp, clientID } of messages) {
      assert.ok(Date.parse(timestamp) >= before && Date.parse(timestamp) <= Date.now());
      assert.equal(clientID, undefined);
    }
  });

  it("F10, M12: somebody who comes back finds their own message by its id, and says it once", async () => {
    await using server = await startTestServer();
    await using bob = await TestSocket.enter(server.url, { username: "bob" });
    const first = await TestSocket.enter(server.url, ANN);
    const { msgID } = await say(first, "hi", "c1");
    await first.drop();
    await using second = await TestSocket.enter(server.url, ANN);
    const { messages } = await second.next("echo");
    assert.deepEqual(messages.map(({ clientID, msgID }) => [clientID, msgID]), [["c1", msgID]]);
    assert.equal((await say(second, "hi", "c1")).msgID, msgID);
    await bob.settle();
    assert.equal(bob.received.filter(({ action }) => action === "message").length, 1);
  });

  it("X7: /reconfigure changes how many there are: fewer at once, more when they are said", async () => {
    const file = await Deno.makeTempFile({ suffix: ".toml" });
    const compose = (echoes: number) =>
      `${SETTINGS.mixed}[[PublicChannels]]\nID = "lobby"\nEchoMessagesOnJoin = ${echoes}\n`;
    await using server = await startTestServer(compose(5), {
      readSettings: () => rereadSettings(file),
    });
    const jwt = await signFor("olga", { op: true });
    await using olga = await TestSocket.enter(server.url, { jwt });
    for (let count = 1; count <= 5; count++) await say(olga, `${count}`, `c${count}`);
    for (const [number = 0, expected] of [[2, 2], [4, 4], [0, 0], [3, 0]]) {
      await Deno.writeTextFile(file, compose(number));
      olga.send({ action: "message", channel: "lobby", message: "/reconfigure" });
      await olga.next("error", ({ message }) => message.includes("hold from now on"));
      await using bob = await TestSocket.enter(server.url, { username: "bob" });
      await bob.settle();
      const echo = bob.received.find((message) => message.action === "echo");
      assert.equal(echo?.action === "echo" ? echo.messages.length : 0, expected);
    }
    await Deno.remove(file);
  });
});
