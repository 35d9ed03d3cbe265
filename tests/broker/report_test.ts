import assert from "node:assert/strict";
import { Journal } from "../../lib/broker/journal.ts";
import { createRecentMessages, keepMessage, listRecent } from "../../lib/broker/recent_messages.ts";
import { MAX_RECENT_MESSAGES, MAX_RECENT_TEXT } from "../../lib/protocol/limits.ts";
import { html } from "../../lib/protocol/safe_html.ts";
import { NO_MODERATION, RoomDriver } from "../support/room_driver.ts";

function openRoom(postsReports = false) {
  const room = new RoomDriver({ moderation: { ...NO_MODERATION, postsReports } });
  const olga = room.join("olga", { signed: { operator: true } });
  const [ann, bob, cat] = [room.join("ann"), room.join("bob"), room.join("cat")];
  for (const session of [olga, ann, bob, cat]) session.take();
  return { room, olga, ann, bob, cat };
}

Deno.test("W1, D32: a report quotes what the server saw, whatever its sender claims", () => {
  const { olga, ann, bob } = openRoom();
  bob.say("lobby", "buy **this**");
  const { msgID } = ann.last("message");
  olga.take(), ann.take();
  ann.send({
    action: "report",
    username: "cat",
    channel: "offtopic",
    timestamp: "yesterday",
    message: "I am cat and I did it",
    msgID,
    reason: "spam",
    comment: "<b>please</b>",
  });
  const [notice] = olga.take();
  assert.ok(notice?.action === "error" && notice.kind === "notice");
  assert.equal(
    notice.message,
    "<p><strong>Report</strong> by ann about <strong>bob</strong> in lobby: spam</p>" +
      "<blockquote>buy **this**</blockquote><p>&lt;b&gt;please&lt;/b&gt;</p>",
  );
  const [thanks] = ann.take();
  assert.ok(thanks?.action === "error" && /has reached the operators/.test(thanks.message));
  assert.deepEqual(bob.takeActions(), ["message"]);
});

Deno.test("W2, D32: a message that nobody said cannot be reported", () => {
  const { olga, ann, bob } = openRoom();
  bob.say("lobby", "hi");
  olga.take(), ann.take();
  ann.send({ action: "report", username: "bob", message: "I will find you" });
  assert.match(ann.takeError().message, /does not have that message any more/);
  ann.send({ action: "report", username: "bob", message: "hi", msgID: 999 });
  assert.match(ann.takeError().message, /does not have that message any more/);
  assert.deepEqual(olga.take(), []);
});

Deno.test("W2: a report without an id finds the message by its author and text, or its HTML", () => {
  const { olga, ann, bob } = openRoom();
  bob.say("lobby", "**hi**"), ann.say("lobby", "**hi**");
  for (const message of ["**hi**", "<p><strong>hi</strong></p>"]) {
    olga.take();
    ann.send({ action: "report", username: "BOB", message });
    assert.match(olga.last("error").message, /about <strong>bob<\/strong> in lobby/);
    assert.equal(olga.takeActions().length, 1);
  }
});

Deno.test("W2, D22: only those who heard a message can report it; others learn nothing of it", () => {
  const { room, olga, ann, bob, cat } = openRoom();
  ann.say("@bob", "secret");
  const { msgID } = bob.last("message");
  cat.act("mute", ann);
  ann.say("lobby", "in public");
  const latest = bob.last("message").msgID;
  const late = room.join("late");
  olga.take();
  for (
    const [session, id] of [[cat, msgID], [cat, latest], [late, latest], [cat, 12345]] as const
  ) {
    session.take();
    session.send({ action: "report", username: "ann", msgID: id });
    assert.match(session.takeError().message, /does not have that message/);
  }
  assert.deepEqual(olga.take(), []);
  bob.send({ action: "report", username: "ann", msgID });
  assert.match(olga.last("error").message, /in @bob<\/p><blockquote>secret/);
});

Deno.test("W1: a message stays reportable when its author has left", () => {
  const { olga, ann, bob } = openRoom();
  bob.say("lobby", "bye").hangUp();
  ann.send({ action: "report", username: "bob", msgID: ann.last("message").msgID });
  assert.match(olga.last("error").message, /about <strong>bob<\/strong> in lobby/);
});

Deno.test("W3: a person can be reported without a message, if they are there", () => {
  const { olga, ann, bob } = openRoom();
  ann.act("report", bob, { reason: "harassment", comment: "in every thread" });
  assert.match(
    olga.last("error").message,
    /about <strong>bob<\/strong>: harassment<\/p><p>in every/,
  );
  ann.take();
  ann.send({ action: "report", username: "nobody", reason: "x" });
  assert.equal(ann.takeError().message, "nobody is not in the room right now.");
});

Deno.test("W4: operators get no report about themselves, and people hear when nobody reads theirs", () => {
  const { room, olga, ann } = openRoom();
  ann.act("report", olga, { reason: "rude" });
  assert.deepEqual(olga.take(), []);
  assert.match(ann.takeError().message, /^No operator is here right now/);
  const omar = room.join("omar", { signed: { operator: true } });
  ann.take();
  ann.act("report", olga, { reason: "rude" });
  assert.deepEqual([olga.takeActions(), omar.takeActions()], [["presence"], ["error"]]);
});

Deno.test("W5: reports are posted if the settings say so, and only then", () => {
  for (const posts of [true, false]) {
    const { room, ann, bob } = openRoom(posts);
    bob.say("lobby", "hi");
    ann.send({ action: "report", username: "bob", msgID: ann.last("message").msgID, reason: "r" });
    const posted = room.reports.map(({ report }) => [report.text, report.reason, report.channel]);
    assert.deepEqual(posted, posts ? [["hi", "r", "lobby"]] : []);
  }
});

Deno.test("W1, D3: nobody reports before login", () => {
  const { room, olga } = openRoom();
  const stranger = room.connect().send({ action: "report", username: "ann", reason: "x" });
  assert.match(stranger.takeError().message, /Log in first/);
  assert.deepEqual(olga.take(), []);
});

Deno.test("W6: what is kept for reports is bounded by number and by text", () => {
  const journal = new Journal();
  const recent = createRecentMessages(journal);
  const message = (id: number, text: string) => ({
    id,
    text,
    author: { id: "a", username: "a" },
    channel: "lobby",
    at: 0,
    html: html`${text}`,
    present: new Set<string>(),
    unreached: new Set<string>(),
  });
  const keep = (id: number, text: string) => keepMessage({ recent, journal }, message(id, text));
  const kept = () => listRecent(recent).map(({ id }) => id);
  const most = MAX_RECENT_MESSAGES;
  for (let id = 1; id <= 10 * most; id++) {
    keep(id, "x");
    const ids = kept();
    assert.equal(ids.at(-1), id);
    assert.ok(ids.length <= most && ids.length >= Math.min(id, most / 2), `${ids.length} are kept`);
  }
  const half = MAX_RECENT_TEXT / 4;
  const length = () => listRecent(recent).reduce((sum, { text }) => sum + 2 * text.length, 0);
  for (let id = 20_000; id < 20_010; id++) {
    keep(id, "x".repeat(half - 1));
    assert.ok(length() <= MAX_RECENT_TEXT && length() >= MAX_RECENT_TEXT / 2 - 2, `${length()}`);
  }
  keep(30_000, "x".repeat(MAX_RECENT_TEXT));
  keep(30_001, "y");
  assert.deepEqual(kept(), [30_000, 30_001]);
  for (let id = 30_002; id <= 30_002 + most / 2; id++) keep(id, "y");
  assert.ok(!kept().includes(30_000));
});
