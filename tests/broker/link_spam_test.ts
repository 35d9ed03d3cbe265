import assert from "node:assert/strict";
import { findLinks } from "../../lib/broker/link_spam.ts";
import { MAX_LINK_SENDERS, MAX_SENT_LINKS } from "../../lib/protocol/limits.ts";
import { NO_MODERATION, RoomDriver } from "../support/room_driver.ts";

const LIMITS = { maxThreads: 2, withinMs: 3_600_000, banMs: 86_400_000 };
const KEY = "s".repeat(16);

function openRoom() {
  const room = new RoomDriver({ moderation: { ...NO_MODERATION, linkSpam: LIMITS } });
  const people = ["ann", "bob", "cat", "dan"].map((name) => room.join(name));
  return { room, people, spammer: room.join("spammer", { personKey: KEY }) };
}

Deno.test("G5: the same link to too many people ends the stay, and again a ban follows", () => {
  const { room, people, spammer } = openRoom();
  for (const [index, { username }] of people.entries()) {
    spammer.say(`@${username}`, `Look: https://www.Spam.example/x/?id=${index}`);
  }
  assert.deepEqual(people.map((person) => person.all("message").length), [1, 1, 0, 0]);
  assert.deepEqual(spammer.closed, { code: 4002, reason: "Kicked" });
  assert.equal(room.room.bans.length, 0);
  room.advance(61_000);
  const again = room.join("spammer", { personKey: KEY });
  for (const { username } of people) again.say(`@${username}`, "other.example/");
  assert.equal(again.closed?.reason, "Banned");
  const [ban] = room.room.bans;
  assert.deepEqual([ban?.by, ban?.until], ["ChatServer", room.now + LIMITS.banMs]);
});

Deno.test("G5, D4: the same link twice in one message counts once, and nobody hangs", () => {
  const { people: [ann, bob], spammer } = openRoom();
  assert.ok(ann && bob);
  spammer.say("@ann", "foo.com foo.com").say("@bob", "foo.com https://foo.com/ foo.com");
  spammer.say("@ann", "foo.com again").say("lobby", "still here");
  assert.equal(spammer.isOpen, true);
  assert.equal(ann.all("message").length, 3);
});

Deno.test("G5: old links, other links, text, channels and operators do not count", () => {
  const { room, people, spammer } = openRoom();
  const olga = room.join("olga", { signed: { operator: true } });
  for (const [index, { username }] of people.entries()) {
    spammer.say(`@${username}`, `no link, e.g. 1.5 or https://other${index}.example/`);
    spammer.say("lobby", "https://spam.example");
    olga.say(`@${username}`, "https://spam.example");
  }
  spammer.say("@ann", "https://spam.example").say("@bob", "https://spam.example");
  room.advance(LIMITS.withinMs + 1);
  spammer.say("@cat", "https://spam.example").say("@dan", "https://spam.example");
  assert.deepEqual([spammer.isOpen, olga.isOpen], [true, true]);
});

Deno.test("G5: leaving and coming back is no fresh start", () => {
  const { room, spammer } = openRoom();
  spammer.say("@ann", "https://spam.example").say("@bob", "https://spam.example").hangUp();
  const again = room.join("spammer", { personKey: KEY }).say("@cat", "https://spam.example");
  assert.equal(again.closed?.reason, "Kicked");
});

Deno.test("G5: a muted sender is counted alike, so that they notice nothing", () => {
  const { people, spammer } = openRoom();
  for (const person of people) person.act("mute", spammer);
  for (const { username } of people) spammer.say(`@${username}`, "https://spam.example");
  assert.equal(spammer.closed?.reason, "Kicked");
});

Deno.test("G5: what is remembered is bounded", () => {
  const { room } = openRoom();
  for (let sender = 0; sender < MAX_LINK_SENDERS + 5; sender++) {
    const session = room.join("x");
    const links = sender > 0 ? 1 : 2 * MAX_SENT_LINKS;
    for (let link = 0; link < links; link++) session.say("@ann", `https://${link}a.example/`);
    if (sender === 0) {
      assert.equal([...room.room.linkSpam.values()][0]?.links.size, MAX_SENT_LINKS);
    }
    session.hangUp();
  }
  assert.equal(room.room.linkSpam.size, MAX_LINK_SENDERS);
});

Deno.test("G5: links are compared by host and path", () => {
  const links = "HTTP://www.A.example/x/?a=1#b a.example/x. **https://a.example/x** <a.example/y>";
  assert.deepEqual([...findLinks(links)], ["a.example/x", "a.example/y"]);
  assert.deepEqual([...findLinks("e.g. 1.5 ... hello http:// @ann ://x https://localhost")], []);
});

Deno.test("G5: after a kick the count begins anew", () => {
  const { room, people, spammer } = openRoom();
  for (const { username } of people) spammer.say(`@${username}`, "https://spam.example");
  room.advance(61_000);
  const again = room.join("spammer", { personKey: KEY });
  again.say("@ann", "https://spam.example").say("@bob", "https://spam.example");
  assert.equal(again.isOpen, true);
});
