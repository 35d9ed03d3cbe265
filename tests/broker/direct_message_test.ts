import assert from "node:assert/strict";
import { RoomDriver } from "../support/room_driver.ts";

function trio() {
  const room = new RoomDriver();
  const [ann, bob, eve] = [room.join("ann"), room.join("Bob"), room.join("eve")];
  for (const session of [ann, bob, eve]) session.take();
  return { room, ann, bob, eve };
}

Deno.test("T1: a direct message goes to the two and to nobody else", () => {
  const { ann, bob, eve } = trio();
  ann.say("@Bob", "*psst*");
  const common = {
    action: "message",
    username: "ann",
    message: "<p><em>psst</em></p>\n",
    msgID: 1,
  };
  assert.deepEqual(ann.take(), [{ ...common, channel: "@Bob", threadID: bob.personID }]);
  assert.deepEqual(bob.take(), [{ ...common, channel: "@ann", threadID: ann.personID }]);
  assert.deepEqual(eve.take(), []);
});

Deno.test("T1: operators do not read along", () => {
  const { room, ann } = trio();
  const boss = room.join("boss", { signed: { operator: true } });
  ann.say("@Bob", "psst");
  assert.deepEqual(boss.take(), []);
});

Deno.test("T2: the name is found in any case and spacing, and answered in its own spelling", () => {
  const { ann, bob } = trio();
  for (const channel of ["@bob", "@BOB", "@b o b", "@Ｂob"]) ann.say(channel, "hi");
  assert.deepEqual(ann.all("message").map((message) => message.channel), Array(4).fill("@Bob"));
  assert.equal(bob.all("message").length, 4);
});

Deno.test("T3, D5: a message to somebody who is not there is refused, and names the message", () => {
  const { ann, bob, eve } = trio();
  bob.hangUp();
  ann.take(), eve.take();
  for (const name of ["Bob", "nobody", ""]) {
    ann.say(`@${name}`, "hi", { clientID: "c1" });
    const error = ann.takeError();
    assert.match(error.message, /is not in the room right now. Your message was not sent/);
    assert.deepEqual([error.clientID, error.channel], ["c1", `@${name}`]);
  }
  assert.deepEqual(eve.take(), []);
  assert.deepEqual(bob.take(), []);
});

Deno.test("T3: a refusal carries the thread that the client named, and shows names as text", () => {
  const { ann } = trio();
  ann.say("@<b>x</b>", "hi", { personID: "long-gone", clientID: "c2" });
  const error = ann.takeError();
  assert.match(error.message, /^&lt;b&gt;x&lt;\/b&gt; is not in the room/);
  assert.equal(error.threadID, "long-gone");
});

Deno.test("T4: nobody writes to themselves, by name or by person", () => {
  const { ann } = trio();
  ann.say("@ANN", "hi", { clientID: "c3" });
  assert.match(ann.takeError().message, /your own name/);
  ann.say("@Bob", "hi", { personID: ann.personID });
  assert.match(ann.takeError().message, /your own name/);
});

Deno.test("T5: blank and too long messages are refused in their thread", () => {
  const room = new RoomDriver({ messageCharacters: 3 });
  const [ann, bob] = [room.join("ann"), room.join("bob")];
  ann.take();
  for (const message of [" ", "long"]) {
    ann.say("@bob", message, { clientID: "c4", personID: bob.personID });
    const error = ann.takeError();
    const place = [error.channel, error.threadID, error.clientID];
    assert.deepEqual(place, ["@bob", bob.personID, "c4"]);
  }
  assert.deepEqual(bob.take(), []);
});

Deno.test("T6: a message with a personID reaches that person under whatever name they have now", () => {
  const { room, ann, eve } = trio();
  const guest = room.join("cat");
  ann.say("@cat", "one", { personID: guest.personID });
  const member = room.join("cat", { signed: true });
  ann.say("@cat", "two", { personID: guest.personID });
  assert.equal(guest.last("message").message, "<p>two</p>\n");
  assert.equal(ann.last("message").channel, "@cat 2");
  assert.equal(ann.last("message").threadID, guest.personID);
  assert.deepEqual(member.all("message"), []);
  assert.deepEqual(eve.all("message"), []);
});
