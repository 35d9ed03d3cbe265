import { Crowd } from "../crowd/crowd.ts";
import { pause } from "../crowd/pacing.ts";
import { Probe } from "../crowd/probe.ts";
import { privateTextOf } from "../crowd/texts.ts";
import {
  atMost,
  type Column,
  figureOf,
  type Figures,
  type Results,
  type Scenario,
} from "./scenario.ts";

const PEOPLE = 1_000;

/** Events of each kind, and milliseconds between two, so that each is looked at alone. */
const EVENTS = 12;
const GAP_MS = 150;

/** Longer than the 25 s between two pings to everyone. */
const REST_MS = 30_000;

/** The longest that the server may be deaf (issue 5). */
const MOST_MS = 50;

const KINDS = ["quiet", "chat", "dm", "status", "camera", "mute", "leave", "join"] as const;

type Kind = typeof KINDS[number];

/** How long single events keep the server from everything else. */
export const block: Scenario = {
  name: "block",
  about: `longest time in ms that the server does not answer, room of ${PEOPLE}, by what happens`,
  variants: ["plain", "page"],
  rounds: 3,
  sockets: PEOPLE + EVENTS + 1,
  columns: KINDS.map((kind): Column => ({ key: kind, title: kind, digits: 1 })),
  goals: [
    atMost(
      MOST_MS,
      `longest block by one event, room of ${PEOPLE} with BareRTC clients, in ms`,
      (results) => longestOf(results, "plain"),
    ),
    atMost(
      MOST_MS,
      `longest block by one event, room of ${PEOPLE} with our page, in ms`,
      (results) => longestOf(results, "page"),
    ),
  ],
  async drive(target) {
    const crowd = await Crowd.gather(target, PEOPLE);
    const guests = new Crowd(target, PEOPLE);
    await guests.enter(EVENTS);
    using probe = await Probe.start(target);
    const room = { crowd, guests };
    // The first time is the warm-up.
    await measureKinds(room, probe, 0);
    return await measureKinds(room, probe, REST_MS);
  },
};

interface FullRoom {
  readonly crowd: Crowd;
  readonly guests: Crowd;
}

async function measureKinds(room: FullRoom, probe: Probe, rest: number): Promise<Figures> {
  const figures: Record<string, number> = {};
  for (const kind of KINDS) {
    await room.crowd.settle();
    await probe.longest();
    if (kind === "quiet") await pause(rest);
    for (let number = 0; number < EVENTS; number++) {
      await act(kind, room, number);
      await pause(GAP_MS);
    }
    figures[kind] = await probe.longest();
  }
  return figures;
}

/** The n-th event of a kind. What comes in pairs leaves everything as it was. */
async function act(kind: Kind, { crowd, guests }: FullRoom, number: number): Promise<void> {
  const actor = crowd.person(number >> 1);
  switch (kind) {
    case "quiet":
      return;
    case "chat":
      return void crowd.say(number);
    case "dm":
      return crowd.person(number + 20).tell(crowd.person(number + 40), privateTextOf(number));
    case "status":
      return actor.send({ action: "me", status: number % 2 === 0 ? "away" : "online" });
    case "camera":
      return actor.send({ action: "me", video: (number + 1) % 2 });
    case "mute": {
      const { username, personID } = crowd.person(100);
      return actor.send({ action: number % 2 === 0 ? "mute" : "unmute", username, personID });
    }
    case "leave":
      return await guests.person(number).leave();
    case "join":
      return await guests.person(number).enter();
  }
}

function longestOf(results: Results, name: "plain" | "page"): number {
  return Math.max(...KINDS.map((kind) => figureOf(results, name, kind)));
}
