import { derivePaces } from "../../lib/broker/pace.ts";
import { err, ok } from "../../lib/protocol/result.ts";
import { html } from "../../lib/protocol/safe_html.ts";
import { type LoginOptions, NO_MODERATION, RoomDriver } from "./room_driver.ts";
import { ANSWER, CANDIDATE, OFFER } from "./signals.ts";
import type { TestSession } from "./test_session.ts";

const BOUNDLESS = { perSecond: Infinity, burst: Infinity };

/** Enough for everything here but a flood of actions. */
const PACES = derivePaces({
  ...{ message: BOUNDLESS, signal: BOUNDLESS, linksPerPerson: 64 },
  action: { perSecond: 1, burst: 200 },
});

/** For sessions that are served as our own page is. */
const PAGE: LoginOptions = { features: ["roster-delta", "ice-servers", "resume"] };

/** The address of somebody who is banned, which those after them share. */
const ELSEWHERE = "198.51.100.1";

/** A room in which everything that a room keeps is there: cameras, threads, mutes, blocks, bans. */
export interface BusyRoom {
  readonly driver: RoomDriver;
  /** An operator. */
  readonly olga: TestSession;
  /** Members: mia's camera is on, and bob watches it. */
  readonly mia: TestSession;
  readonly bob: TestSession;
  /** Guests of BareRTC's page. */
  readonly gus: TestSession;
  readonly eve: TestSession;
  /** Of bob, who watches mia. */
  readonly link: string;
}

/** The same each time. Ids follow from the room's state, so that a failed step uses none up. */
export function openBusyRoom(): BusyRoom {
  const driver: RoomDriver = new RoomDriver({
    channels: [
      { id: "lobby", name: "Lobby", icon: null, welcome: [html`Hello.`], echoes: 3 },
      { id: "attic", name: "Attic", icon: null, welcome: [], echoes: 0 },
    ],
    paces: PACES,
    newLinkID: () => `link-${driver.room.nextLinkNumber}`,
    newResumeKey: () => `key-${driver.room.sessions.size}`,
    moderation: {
      ...NO_MODERATION,
      linkSpam: { maxThreads: 1, withinMs: 3_600_000, banMs: 3_600_000 },
      postsReports: true,
    },
  });
  const olga = driver.join("olga", { signed: { operator: true }, ...PAGE });
  const mia = driver.join("mia", { signed: true, ...PAGE }).show();
  const bob = driver.join("bob", { signed: true, ...PAGE }).act("open", mia);
  const [gus, eve] = [driver.join("gus", { personKey: "g".repeat(16) }), driver.join("eve")];
  driver.connect(ELSEWHERE).login("ban");
  olga.say("lobby", "/ban ban 1").say("lobby", "/op bob").say("lobby", "/deop bob");
  mia.say("@bob", "hello").say("@gus", "see example.com").act("mute", eve).act("boot", gus);
  eve.say("lobby", "spam").act("mute", olga).act("mute", gus);
  gus.send({ action: "blocklist", usernames: ["dan"], personIDs: [] }).show().act("block", bob);
  eve.act("open", gus);
  driver.advance();
  return { driver, olga, mia, bob, gus, eve, link: bob.last("open").openSecret };
}

/** What can happen to a busy room, one thing of each kind. */
export const DEEDS: Readonly<Record<string, (room: BusyRoom) => unknown>> = {
  ...{
    "a connection": ({ driver }) => driver.connect(),
    "a list of blocks before a login": ({ driver }) =>
      driver.connect().send({ action: "blocklist", usernames: ["mia"], personIDs: ["x"] }),
    "a join": ({ driver }) => driver.join("new", PAGE),
    "a join of somebody who is blocked by name": ({ driver }) => driver.join("dan"),
    "a join under a name that is taken": ({ driver }) => driver.join("EVE"),
    "a member who takes a guest's name": ({ driver }) => driver.join("gus", { signed: true }),
    "a login in another window": ({ driver }) => driver.join("mia", { signed: true, ...PAGE }),
    "a name that cannot be used": ({ driver }) => driver.connect().login("@x"),
    "a login of somebody who is banned": ({ driver }) => driver.connect(ELSEWHERE).login("ban"),
    "a login that is refused": ({ driver }) => {
      driver.holdsLogins = true;
      driver.answer(driver.connect().login("new"), "Your token has expired.");
    },
    "a login that takes too long": ({ driver }) => driver.connect() && driver.advance(10_001),
  },
  ...{
    "a leave of one who is watched": ({ mia }) => mia.hangUp(),
    "a leave of one who watches": ({ eve }) => eve.hangUp(),
    "a connection that is lost, and one that takes up its session": ({ driver, mia }) => {
      mia.drop();
      driver.connect().resume(mia).send({ action: "ack", seen: 1 });
    },
    "a session that is not taken up again in time": ({ driver, mia }) => {
      mia.drop();
      driver.advance(60_001);
    },
    "a session of which too much was missed": ({ driver, mia }) => {
      mia.drop();
      driver.keepsMissed = false;
      driver.connect().resume(mia);
    },
  },
  ...{
    "a public message": ({ bob }) => bob.say("lobby", "hello", { clientID: "c1" }),
    "a direct message": ({ bob }) => bob.say("@eve", "hello", { clientID: "c1" }),
    "a message that is refused": ({ bob }) => bob.say("nowhere", "hello"),
    "a link in a direct message": ({ bob }) => bob.say("@eve", "see example.com"),
    "the same link to too many": ({ mia }) => mia.say("@bob", "see example.com"),
    "a report": ({ eve }) => eve.send({ action: "report", username: "eve", message: "spam" }),
    "a status": ({ mia }) => mia.send({ action: "me", status: "away", dnd: true }),
    "a ping": ({ mia }) => mia.send({ action: "ping" }),
  },
  ...{
    "a camera that goes on": ({ bob }) => bob.show(),
    "a camera that goes off": ({ mia }) => mia.show(0),
    "somebody who watches": ({ olga, mia }) => olga.act("open", mia),
    "somebody who watches again": ({ bob, mia }) => bob.act("open", mia),
    "somebody who watches no more": ({ bob, mia }) => bob.act("unwatch", mia),
    "an offer": ({ bob, mia, link }) =>
      bob.act("sdp", mia, { description: OFFER, openSecret: link }),
    "an answer": ({ bob, mia, link }) =>
      mia.act("sdp", bob, { description: ANSWER, openSecret: link }),
    "a candidate": ({ bob, mia, link }) =>
      bob.act("candidate", mia, { candidate: CANDIDATE, openSecret: link }),
    "a boot": ({ bob, mia }) => mia.act("boot", bob),
    "the end of a boot": ({ gus, mia }) => mia.act("unboot", gus),
    "a mute": ({ bob, mia }) => mia.act("mute", bob),
    "the end of a mute": ({ eve, mia }) => mia.act("unmute", eve),
    "a block": ({ bob, mia }) => mia.act("block", bob),
    "the end of a block": ({ gus, bob }) => gus.act("unblock", bob),
    "a list of blocks": ({ bob }) =>
      bob.send({ action: "blocklist", usernames: ["mia", "x"], personIDs: ["y"] }),
    "an invitation": ({ mia }) => mia.send({ action: "video-invite", usernames: ["eve", "bob"] }),
  },
  ...{
    "a kick": ({ olga }) => olga.say("lobby", "/kick mia"),
    "a kick of all": ({ olga }) => olga.say("lobby", "/kickall"),
    "a ban": ({ olga }) => olga.say("lobby", "/ban bob 1"),
    "the end of a ban": ({ olga }) => olga.say("lobby", "/unban ban"),
    "a camera that an operator turns off": ({ olga }) => olga.say("lobby", "/cut mia"),
    "a camera that an operator marks": ({ olga }) => olga.say("lobby", "/nsfw mia"),
    "rights that are given": ({ olga }) => olga.say("lobby", "/op mia"),
    "rights that are taken": ({ olga }) => olga.say("lobby", "/op mia").say("lobby", "/deop mia"),
    "an operator who is heard by all": ({ olga }) => olga.say("lobby", "/unmute-all"),
    "settings that are asked for": ({ olga }) => olga.say("lobby", "/reconfigure"),
    "the end of the server that is asked for": ({ olga }) => olga.say("lobby", "/shutdown"),
    "settings that are read": (room) => readSettings(room, true),
    "settings that cannot be used": (room) => readSettings(room, false),
  },
  ...{
    "a Who List for BareRTC's page": ({ driver, mia }) => {
      mia.send({ action: "me", status: "away" });
      driver.advance();
    },
    "a ping to everyone": ({ driver }) => driver.advance(25_000),
    "fresh tokens": ({ driver }) => driver.advance(130_000),
    "the end of a kick": ({ driver, olga }) => {
      olga.say("lobby", "/kick mia");
      driver.advance(60_001);
    },
    "a frame that cannot be read": ({ mia }) => mia.send({ action: "open" }),
    "the last of too many of those": ({ mia }) => repeat(10, () => mia.send({ action: "open" })),
    "the last of too many actions": ({ mia }) => repeat(310, () => mia.send({ action: "ping" })),
    "the end of the server": ({ driver }) => driver.stop(),
    "an event of a session that has ended": ({ mia }) => {
      mia.hangUp();
      mia.say("lobby", "hello");
    },
  },
};

function readSettings({ driver, olga }: BusyRoom, canBeUsed: boolean): void {
  const config = { ...driver.room.config, channels: driver.room.config.channels.slice(0, 1) };
  driver.step({
    type: "SettingsRead",
    asked: { type: "ReadSettings", session: olga.id, place: { channel: "lobby" } },
    settings: canBeUsed ? ok({ config, remarks: ["Restart."] }) : err("Title: found 3."),
    at: driver.now,
  });
}

function repeat(times: number, act: () => void): void {
  for (let time = 0; time < times; time++) act();
}
