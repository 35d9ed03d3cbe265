import assert from "node:assert/strict";
import { BACKLOG_PER_ECHO, MAX_BACKLOG_TEXT, MAX_ECHO_TEXT } from "../../lib/protocol/limits.ts";
import type { RoomChannel } from "../../lib/broker/room.ts";
import { html } from "../../lib/protocol/safe_html.ts";
import { NO_MODERATION, RoomDriver } from "../support/room_driver.ts";
import type { TestSession } from "../support/test_session.ts";

const LOBBY: RoomChannel = { id: "lobby", name: "L", icon: null, welcome: [html`Hi.`], echoes: 3 };
const MUSIC: RoomChannel = { id: "music", name: "M", icon: null, welcome: [], echoes: 2 };
const QUIET: RoomChannel = { id: "quiet", name: "Q", icon: null, welcome: [], echoes: 0 };
const CHANNELS = [LOBBY, MUSIC, QUIET];

function openRoom(config: ConstructorParameters<typeof RoomDriver>[0] = {}) {
  const room = new RoomDriver({ channels: CHANNELS, messageCharacters: 32_000, ...config });
  return { room, ann: room.join("ann"), bob: room.join("bob") };
}

/** What a session got to read at its login, without markup. */
function readEcho(session: TestSession): readonly string[] {
  const echoes = session.all("echo");
  assert.ok(echoes.length <= 1, "more than one echo");
  return echoes.flatMap(({ messages }) =>
    messages.map(({ message }) => message.replace(/<\/?p>|\n/g, ""))
  );
}

Deno.test("M9, L5: who comes in gets the last messages of the channels that say so, after the list", () => {
  const { room, ann, bob } = openRoom();
  for (const text of ["1", "2", "3"]) ann.say("lobby", text);
  room.advance(1_500);
  bob.say("music", "**4**").say("quiet", "5");
  ann.say("lobby", "6").say("@bob", "7");
  const cat = room.connect().login("cat");
  const echoed = (
    msgID: number,
    author: TestSession,
    channel: string,
    text: string,
    at: string,
  ) => ({
    action: "message",
    channel,
    username: author.username,
    message: `<p>${text}</p>\n`,
    msgID,
    timestamp: `2023-11-14T${at}Z`,
    personID: author.personID,
  });
  assert.deepEqual(cat.all("echo"), [{
    action: "echo",
    messages: [
      echoed(2, ann, "lobby", "2", "22:13:20.000"),
      echoed(3, ann, "lobby", "3", "22:13:20.000"),
      echoed(4, bob, "music", "<strong>4</strong>", "22:13:21.500"),
      echoed(6, ann, "lobby", "6", "22:13:21.500"),
    ],
  }]);
  assert.deepEqual(cat.takeActions(), ["me", "who", "echo", "error"]);
});

Deno.test("M9: nothing is sent where there is nothing to read", () => {
  const { room, ann } = openRoom();
  ann.say("quiet", "1").say("@bob", "2").say("lobby", " ").say("lobby", "/help");
  assert.deepEqual(room.connect().login("cat").all("echo"), []);
  assert.equal(room.room.backlogs.size, 0, "something is kept that nobody gets");
});

Deno.test("M9: those who are in the room get no echo, nor does somebody who has not logged in", () => {
  const { room, ann, bob } = openRoom();
  ann.say("lobby", "1");
  const stranger = room.connect().send({ action: "ping" });
  room.connect().login("cat");
  assert.deepEqual([ann, bob, stranger].flatMap((session) => session.all("echo")), []);
});

Deno.test("M9, M8: one's own messages bear one's own client id, and others' none", () => {
  const room = new RoomDriver({ channels: CHANNELS });
  const ann = room.join("ann", { signed: true });
  ann.say("lobby", "1", { clientID: "a1" }).hangUp();
  const clientIDs = (session: TestSession) =>
    session.all("echo")[0]?.messages.map(({ clientID }) => clientID);
  assert.deepEqual(clientIDs(room.connect().login("bob")), [undefined]);
  assert.deepEqual(clientIDs(room.connect().login("ann", { signed: true })), ["a1"]);
});

Deno.test("M9: what a filter masked stays masked", () => {
  const find = (text: string) => {
    const start = text.indexOf("word");
    return start < 0 ? [] : [{ start, end: start + 4 }];
  };
  const filter = {
    publicChannels: true,
    privateChannels: true,
    phrases: [find],
    censors: true,
    reports: false,
    answer: null,
  };
  const { room, ann } = openRoom({ moderation: { ...NO_MODERATION, filters: [filter] } });
  ann.say("lobby", "a word");
  assert.deepEqual(readEcho(room.connect().login("cat")), ["a ****"]);
});

Deno.test("M9: a message stays when its author is sent out", () => {
  const { room, ann } = openRoom();
  const olga = room.join("olga", { signed: { operator: true } });
  ann.say("lobby", "1");
  olga.say("lobby", '/kick "ann"');
  assert.deepEqual(readEcho(room.connect("198.51.100.7").login("cat")), ["1"]);
});

Deno.test("M9, X7: other settings make the room forget lines, and channels that are gone", () => {
  const { room, ann } = openRoom();
  for (const text of ["1", "2", "3", "4", "5"]) ann.say("lobby", text).say("music", text);
  const kept = () => [...room.room.backlogs].map(([id, { lines }]) => [id, lines.length]);
  assert.deepEqual(kept(), [["lobby", 5], ["music", 5]]);
  const change = (...channels: RoomChannel[]) => {
    const config = { ...room.room.config, channels };
    const settings = { ok: true, value: { config, remarks: [] } } as const;
    const asked = { type: "ReadSettings", session: ann.id, place: {} } as const;
    room.step({ type: "SettingsRead", asked, settings, at: room.now });
  };
  change({ ...LOBBY, echoes: 1 }, { ...MUSIC, echoes: 0 });
  assert.deepEqual(kept(), [["lobby", BACKLOG_PER_ECHO]]);
  assert.deepEqual(readEcho(room.connect().login("cat")), ["5"]);
  change(LOBBY, MUSIC);
  assert.deepEqual(readEcho(room.connect().login("dan")), ["3", "4", "5"]);
  change(MUSIC);
  change(LOBBY, MUSIC);
  assert.deepEqual(kept(), []);
});

Deno.test("M9: what is kept is bounded by number and by text, and so is what one person gets", () => {
  const { room, ann } = openRoom();
  const kept = (id: string) => room.room.backlogs.get(id)?.lines.length;
  for (let count = 0; count < 100; count++) ann.say("lobby", `${count}`);
  assert.equal(kept("lobby"), 3 * BACKLOG_PER_ECHO);
  const long = "x".repeat(30_000);
  for (const text of ["1", "2", "3", "4", "5", "6"]) ann.say("lobby", long + text);
  assert.equal(kept("lobby"), Math.floor(MAX_BACKLOG_TEXT / 30_000));
  assert.ok((room.room.backlogs.get("lobby")?.textLength ?? 0) <= MAX_BACKLOG_TEXT);
  ann.say("music", "short").say("music", "x".repeat(MAX_ECHO_TEXT - 30_000));
  assert.deepEqual(readEcho(room.connect().login("cat")).map(({ length }) => length), [5, 2_768]);
});

Deno.test("M9, W1: what came as an echo can be reported, and what was left out cannot", () => {
  const { room, ann, bob } = openRoom();
  const olga = room.join("olga", { signed: { operator: true } });
  bob.say("lobby", "0");
  for (const text of ["1", "2", "3"]) ann.say("lobby", text);
  const cat = room.join("cat");
  cat.send({ action: "report", username: "ann", msgID: 2 });
  assert.match(olga.last("error").message, /about <strong>ann<\/strong> in lobby/);
  cat.take();
  cat.send({ action: "report", username: "bob", msgID: 1 });
  assert.match(cat.takeError().message, /does not have that message/);
});

Deno.test("M9, W1: what an earlier login brought can be reported after a later one", () => {
  const room = new RoomDriver({ channels: CHANNELS });
  const olga = room.join("olga", { signed: { operator: true } });
  olga.say("lobby", "1");
  room.join("cat", { signed: true });
  for (const text of ["2", "3", "4"]) olga.say("lobby", text);
  const cat = room.join("cat", { signed: true });
  for (const msgID of [1, 4]) {
    cat.send({ action: "report", username: "olga", msgID });
    assert.match(cat.takeError().message, /^No operator is here/);
  }
});
