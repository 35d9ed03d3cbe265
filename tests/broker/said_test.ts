import assert from "node:assert/strict";
import type { Person } from "../../lib/broker/person.ts";
import { noteSaid } from "../../lib/broker/said.ts";
import { MAX_SAID_MESSAGES } from "../../lib/protocol/limits.ts";
import { html } from "../../lib/protocol/safe_html.ts";
import { NO_MODERATION, RoomDriver } from "../support/room_driver.ts";
import type { TestSession } from "../support/test_session.ts";

const MEMBER = { signed: true };

function openRoom(config: ConstructorParameters<typeof RoomDriver>[0] = {}) {
  const room = new RoomDriver(config);
  const [ann, bob] = [room.join("ann", MEMBER), room.join("bob", MEMBER)];
  ann.take();
  return { room, ann, bob };
}

Deno.test("M12: what is sent again is heard once, and its sender gets the copy of the first time", () => {
  const { ann, bob } = openRoom();
  ann.say("lobby", "**hi**", { clientID: "c1" });
  bob.say("lobby", "hello");
  ann.say("lobby", "**hi**", { clientID: "c1" });
  const [first, , again, ...more] = ann.take();
  assert.deepEqual(again, first);
  assert.deepEqual(more, []);
  assert.deepEqual(bob.all("message").map(({ msgID }) => msgID), [1, 2]);
});

Deno.test("M12: a direct message that is sent again is heard once, though its recipient has left", () => {
  const { ann, bob } = openRoom();
  ann.say("@bob", "psst", { clientID: "c1", personID: bob.personID });
  bob.hangUp();
  const [first] = ann.take();
  ann.say("@bob", "psst", { clientID: "c1", personID: bob.personID });
  assert.deepEqual(ann.take(), [first]);
  assert.equal(bob.all("message").length, 1);
});

Deno.test("M12: it does not matter whether the sender has left in between", () => {
  const { room, ann, bob } = openRoom();
  ann.say("lobby", "hi", { clientID: "c1" }).hangUp();
  const back = room.join("ann", MEMBER).say("lobby", "hi", { clientID: "c1" });
  assert.equal(back.last("message").msgID, 1);
  assert.equal(bob.all("message").length, 1);
});

Deno.test("M12: the same id of two people is two messages, and no id is none", () => {
  const { ann, bob } = openRoom();
  ann.say("lobby", "hi", { clientID: "c1" });
  bob.say("lobby", "hi", { clientID: "c1" });
  bob.say("lobby", "hi").say("lobby", "hi").say("lobby", "hi", { clientID: "" });
  assert.deepEqual(ann.all("message").map(({ msgID }) => msgID), [1, 2, 3, 4, 5]);
});

Deno.test("M12: what was refused can be sent again", () => {
  const { room, ann, bob } = openRoom({ messageCharacters: 10 });
  const attempts = [["nowhere", "hi"], ["lobby", " "], ["lobby", "x".repeat(11)], ["@zoe", "hi"]];
  for (const [channel = "", text = ""] of attempts) {
    ann.say(channel, text, { clientID: "c1" });
    assert.equal(ann.takeError().clientID, "c1");
  }
  ann.act("mute", bob).say("@bob", "hi", { clientID: "c1" }).act("unmute", bob);
  assert.match(ann.last("error").message, /muted/);
  ann.say("@bob", "hi", { clientID: "c1" });
  assert.equal(bob.all("message").length, 1);
  assert.equal(room.room.said.latest.size, 1);
});

Deno.test("M12, P12: what came too fast can be sent again", () => {
  const { room } = openRoom();
  const pace = { perSecond: 1, burst: 1 };
  const slow = new RoomDriver({ paces: { ...room.room.config.paces, message: pace } });
  const [ann, bob] = [slow.join("ann"), slow.join("bob")];
  for (const clientID of ["c1", "c2", "c2"]) ann.say("lobby", clientID, { clientID });
  slow.advance(1_000);
  ann.say("lobby", "c2", { clientID: "c2" });
  slow.advance(1_000);
  ann.say("lobby", "c2", { clientID: "c2" });
  assert.deepEqual(bob.all("message").map(({ message }) => message), [
    "<p>c1</p>\n",
    "<p>c2</p>\n",
  ]);
});

Deno.test("M12, G2: what only threads mask is masked for a recipient who has left, and not in channels", () => {
  const filter = {
    publicChannels: false,
    privateChannels: true,
    phrases: [() => [{ start: 0, end: 4 }]],
    censors: true,
    reports: false,
    answer: null,
  };
  const { ann, bob } = openRoom({ moderation: { ...NO_MODERATION, filters: [filter] } });
  for (const isAgain of [false, true]) {
    if (isAgain) bob.hangUp();
    ann.say("@bob", "word", { clientID: "c1" });
    assert.equal(ann.last("message").message, "<p>****</p>\n");
    ann.say("lobby", "word", { clientID: "c2" });
    assert.equal(ann.last("message").message, "<p>word</p>\n");
  }
});

Deno.test("M12, G3: filters answer and report what is sent again once, and mask it again", () => {
  const filter = {
    publicChannels: true,
    privateChannels: true,
    phrases: [() => [{ start: 0, end: 4 }]],
    censors: true,
    reports: true,
    answer: html`Mind your tongue.`,
  };
  const { room, ann } = openRoom({ moderation: { ...NO_MODERATION, filters: [filter] } });
  const olga = room.join("olga", { signed: { operator: true } });
  ann.take();
  for (let count = 0; count < 2; count++) ann.say("lobby", "word", { clientID: "c1" });
  const copies = ann.all("message").map(({ message }) => message);
  assert.deepEqual(copies, ["<p>****</p>\n", "<p>****</p>\n"]);
  assert.deepEqual(ann.takeActions(), ["message", "error", "message"]);
  assert.deepEqual(olga.takeActions(), ["message", "error"]);
});

Deno.test("M12, C1: a command that was carried out is not carried out again", () => {
  const { room, bob } = openRoom({ kickMs: 0 });
  const olga = room.join("olga", { signed: { operator: true } });
  olga.say("lobby", "/kick bob", { clientID: "c1" });
  assert.equal(bob.isOpen, false);
  const back = room.join("bob", MEMBER);
  olga.take();
  olga.say("lobby", "/kick bob", { clientID: "c1" });
  assert.deepEqual(olga.take(), [{
    action: "error",
    username: "ChatServer",
    message: "That was done already.",
    kind: "notice",
    channel: "lobby",
    clientID: "c1",
  }]);
  assert.equal(back.isOpen, true);
});

Deno.test("M12, C1: a command that failed, or only answers, is answered again", () => {
  const { room } = openRoom();
  const olga = room.join("olga", { signed: { operator: true } });
  for (const [command, clientID] of [["/kick zoe", "c1"], ["/bans", "c2"], ["/nonsense", "c3"]]) {
    olga.say("lobby", command ?? "", { clientID });
    const first = olga.take();
    olga.say("lobby", command ?? "", { clientID });
    assert.deepEqual(olga.take(), first);
  }
});

Deno.test("M12: an id that a client uses for a message and a command names both", () => {
  const { ann } = openRoom();
  ann.say("lobby", "hi", { clientID: "c1" }).take();
  ann.say("lobby", "/nonsense", { clientID: "c1" });
  assert.match(ann.takeError().message, /There is no command/);
});

function personOf({ room }: RoomDriver, { personID }: TestSession): Person {
  const person = room.people.get(personID);
  assert.ok(person);
  return person;
}

Deno.test("M12: what is remembered is bounded, and the newest half at least is remembered", () => {
  const { room, ann, bob } = openRoom();
  const count = MAX_SAID_MESSAGES + 10;
  // Written as by messages, which would take a while.
  for (let id = 1; id <= count; id++) {
    const { latest, earlier } = room.room.said;
    assert.ok(latest.size + earlier.size <= MAX_SAID_MESSAGES);
    noteSaid(room.room, personOf(room, ann), `c${id}`, { channel: "lobby", msgID: id });
  }
  for (const id of [count, count - MAX_SAID_MESSAGES / 2]) {
    ann.say("lobby", "hi", { clientID: `c${id}` });
    assert.equal(ann.last("message").msgID, id);
  }
  assert.equal(bob.all("message").length, 0);
  ann.say("lobby", "hi", { clientID: "c1" });
  assert.equal(bob.all("message").length, 1);
});
