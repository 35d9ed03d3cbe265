import assert from "node:assert/strict";
import { RoomDriver } from "../support/room_driver.ts";

function pair() {
  const room = new RoomDriver({ messageCharacters: 10 });
  const [ann, bob] = [room.join("ann"), room.join("bob")];
  ann.take();
  return { room, ann, bob };
}

Deno.test("M3: a public message goes to everyone in the room, its sender included", () => {
  const { ann, bob } = pair();
  ann.say("offtopic", "hi");
  const expected = {
    action: "message",
    channel: "offtopic",
    username: "ann",
    message: "<p>hi</p>\n",
    msgID: 1,
  };
  assert.deepEqual(ann.take(), [expected]);
  assert.deepEqual(bob.take(), [expected]);
});

Deno.test("M3, D18: a message to an unknown channel is refused to the sender alone", () => {
  const { room, ann, bob } = pair();
  for (const channel of ["nowhere", "Lobby", "lobby ", "__proto__", "constructor", " @bob"]) {
    ann.say(channel, "hi", { clientID: "c1" });
    const error = ann.takeError();
    assert.match(error.message, /no channel of that name/);
    assert.equal(error.clientID, "c1");
    assert.equal(error.channel, undefined, "a BareRTC client would open that channel");
  }
  assert.deepEqual(bob.take(), []);
  assert.equal(room.room.sessions.get(ann.id)?.strikes, 0);
});

Deno.test("M4: a message without anything to read is refused to the sender alone", () => {
  const { ann, bob } = pair();
  for (const message of ["", " \n\t ", "\u200B\u200D", "\u2800", "\0"]) {
    ann.say("lobby", message, { clientID: "c2" });
    const error = ann.takeError();
    assert.match(error.message, /nothing to read/);
    assert.deepEqual([error.channel, error.clientID], ["lobby", "c2"]);
  }
  assert.deepEqual(bob.take(), []);
});

Deno.test("M5: the longest message is counted in code points, and the sender learns by how much", () => {
  const { ann, bob } = pair();
  ann.say("lobby", "🐢".repeat(10));
  assert.equal(bob.last("message").message, `<p>${"🐢".repeat(10)}</p>\n`);
  ann.take();
  for (const message of ["x".repeat(11), "🐢".repeat(11)]) {
    ann.say("lobby", message, { clientID: "c3" });
    const error = ann.takeError();
    assert.match(error.message, /has 11 characters; at most 10 fit/);
    assert.equal(error.clientID, "c3");
  }
  assert.equal(bob.all("message").length, 1);
});

Deno.test("M7: Markdown becomes HTML, and markup that somebody typed stays text", () => {
  const { ann, bob } = pair();
  ann.say("lobby", "**hi**");
  assert.equal(bob.last("message").message, "<p><strong>hi</strong></p>\n");
  ann.say("lobby", "<b>&</b>");
  assert.equal(bob.last("message").message, "<p>&lt;b&gt;&amp;&lt;/b&gt;</p>\n");
});

Deno.test("M6: message ids grow by one, over channels and threads, and refusals use none up", () => {
  const { ann, bob } = pair();
  ann.say("lobby", "1").say("nowhere", "x").say("@bob", "2").say("offtopic", "3");
  bob.say("lobby", "4");
  assert.deepEqual(ann.all("message").map((message) => message.msgID), [1, 2, 3, 4]);
  assert.deepEqual(bob.all("message").map((message) => message.msgID), [1, 2, 3, 4]);
});

Deno.test("M8: the clientID comes back in the sender's copy and in nobody else's", () => {
  const { ann, bob } = pair();
  ann.say("lobby", "hi", { clientID: "c4" });
  assert.equal(ann.last("message").clientID, "c4");
  assert.equal(bob.last("message").clientID, undefined);
  assert.equal(ann.all("message").length, 1);
  ann.say("@bob", "hi", { clientID: "c5" });
  assert.equal(ann.last("message").clientID, "c5");
  assert.equal(bob.last("message").clientID, undefined);
});

Deno.test("M3: messages reach everyone in the order in which they came", () => {
  const { ann, bob } = pair();
  ann.say("lobby", "a");
  bob.say("lobby", "b");
  ann.say("lobby", "c");
  for (const session of [ann, bob]) {
    assert.deepEqual(session.all("message").map(({ username }) => username), ["ann", "bob", "ann"]);
  }
});

Deno.test("M9, F14: whoever comes later gets nothing of what was said before, if no channel echoes it", () => {
  const { room, ann } = pair();
  ann.say("lobby", "before").say("@bob", "secret");
  const actions = room.connect().login("cat").takeActions();
  assert.deepEqual(actions.filter((action) => action !== "error"), ["me", "who"]);
});
