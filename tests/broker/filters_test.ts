import assert from "node:assert/strict";
import type { MessageFilter } from "../../lib/broker/filters.ts";
import type { ModerationConfig } from "../../lib/broker/room.ts";
import { html } from "../../lib/protocol/safe_html.ts";
import { compilePhrase } from "../../lib/text/compile_phrase.ts";
import { NO_MODERATION, RoomDriver } from "../support/room_driver.ts";

function phrase(text: string): MessageFilter["phrases"][number] {
  const compiled = compilePhrase(text);
  assert.ok(compiled.ok);
  return compiled.value;
}

const DARN: MessageFilter = {
  publicChannels: true,
  privateChannels: true,
  phrases: [phrase("\\bdarn\\b"), phrase("heck+")],
  censors: true,
  reports: false,
  answer: null,
};

function openRoom(...filters: readonly Partial<MessageFilter>[]) {
  const moderation: ModerationConfig = {
    ...NO_MODERATION,
    filters: filters.map((filter) => ({ ...DARN, ...filter })),
  };
  const room = new RoomDriver({ moderation });
  const olga = room.join("olga", { signed: { operator: true } });
  const [ann, bob] = [room.join("ann"), room.join("bob")];
  for (const session of [olga, ann, bob]) session.take();
  return { room, olga, ann, bob };
}

Deno.test("G1: what was found is masked with asterisks, in whatever case, for everyone", () => {
  const { ann, bob } = openRoom({});
  ann.say("lobby", "Oh DARN, heckkk *darn* it");
  for (const session of [ann, bob]) {
    const { message } = session.last("message");
    assert.equal(message, "<p>Oh ****, ****** <em>****</em> it</p>\n");
  }
});

Deno.test("G1, D20: filters look at what was typed, not at the HTML that it becomes", () => {
  const { ann, bob } = openRoom({ phrases: [phrase("strong|href|&amp;|<p>")] });
  ann.say("lobby", "**bold** & https://example.com/");
  assert.match(bob.last("message").message, /<strong>bold<\/strong> &amp; <a href="https/);
});

Deno.test("G2, D20: a filter that is off for threads leaves them alone, and one for channels too", () => {
  const inPublic = openRoom({ privateChannels: false, reports: true });
  inPublic.ann.say("@bob", "darn");
  assert.equal(inPublic.bob.last("message").message, "<p>darn</p>\n");
  assert.deepEqual(inPublic.olga.take(), []);
  const inPrivate = openRoom({ publicChannels: false });
  inPrivate.ann.say("lobby", "darn").say("@bob", "darn");
  const heard = inPrivate.bob.all("message").map(({ message }) => message);
  assert.deepEqual(heard, ["<p>darn</p>\n", "<p>****</p>\n"]);
});

Deno.test("G2: direct messages from and to an operator are not filtered", () => {
  const { olga, ann } = openRoom({ reports: true, answer: html`No.` });
  ann.say("@olga", "darn"), olga.say("@ann", "darn");
  const said = [...olga.all("message"), ...ann.all("message")].map(({ message }) => message);
  assert.deepEqual(new Set(said), new Set(["<p>darn</p>\n"]));
  assert.deepEqual(
    [...olga.all("error"), ...ann.all("error")].filter(({ message }) => message === "No."),
    [],
  );
});

Deno.test("G3: ChatServer answers the sender alone, where the message was said", () => {
  const { ann, bob } = openRoom({ answer: html`<b>Language!</b>`, censors: false });
  ann.say("offtopic", "darn");
  const [message, notice] = ann.take();
  assert.ok(message?.action === "message" && notice?.action === "error");
  assert.equal(message.message, "<p>darn</p>\n");
  assert.deepEqual([notice.kind, notice.channel, notice.message], [
    "notice",
    "offtopic",
    "<b>Language!</b>",
  ]);
  assert.deepEqual(bob.takeActions(), ["message"]);
});

Deno.test("G3: operators get to read what was typed, the sender is not told", () => {
  const { room, olga, ann, bob } = openRoom({ reports: true });
  ann.say("@bob", "darn <b>");
  const [notice] = olga.take();
  assert.ok(notice?.action === "error");
  assert.match(notice.message, /of <strong>ann<\/strong> in @bob: message filter/);
  assert.match(notice.message, /<blockquote>darn &lt;b&gt;<\/blockquote>/);
  assert.deepEqual([ann.takeActions(), bob.takeActions()], [["message"], ["message"]]);
  assert.ok(!room.log.some((line) => line.includes("darn")), "the log quotes what was said");
});

Deno.test("G1: a message with many hits is masked in time in proportion to its length", () => {
  const { ann, bob } = openRoom({ phrases: [phrase("a(.*z)?")] });
  const before = performance.now();
  ann.say("lobby", "ab".repeat(2_000));
  assert.ok(performance.now() - before < 1_000);
  assert.match(bob.last("message").message, /^<p>(?:\*b){99}\*{3802}<\/p>\n$/);
});
