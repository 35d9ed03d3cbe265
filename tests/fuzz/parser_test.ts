import assert from "node:assert/strict";
import { parseClientFrame } from "../../lib/protocol/client_message.ts";
import { parseServerFrame } from "../../lib/protocol/parse_server_message.ts";
import { normalizeUsername } from "../../lib/protocol/username.ts";
import { CANDIDATE, OFFER } from "../support/signals.ts";
import { SeededRandom } from "../support/seeded_random.ts";
import { bendFields, bendText, randomFrame } from "./random_frames.ts";

/** Seeds that once made a test fail. They stay here for good. */
const PINNED: readonly number[] = [];
const SEEDS = [...PINNED, 1, 2, 3, 4, 5];
const FRAMES_PER_SEED = 2_000;

const VALID: readonly Readonly<Record<string, unknown>>[] = [
  { action: "login", username: "ann", jwt: "a.b.c", features: ["roster-delta"], dnd: true },
  { action: "message", channel: "lobby", message: "hi", clientID: "c1", personID: "p1" },
  { action: "me", status: "away", dnd: false, video: 1 },
  { action: "who", whoList: [{ username: "ann", personID: "p1", status: "online" }] },
  { action: "roster", rows: [{ username: "ann", personID: "p1" }], gone: ["p2"] },
  { action: "error", username: "ChatServer", message: "No.", channel: "lobby" },
  {
    action: "echo",
    messages: [{ channel: "lobby", username: "ann", message: "hi", timestamp: "2020-01-01" }],
  },
  { action: "open", username: "ann", personID: "p1", openSecret: "s1" },
  { action: "sdp", username: "ann", openSecret: "s1", description: OFFER },
  { action: "candidate", username: "ann", openSecret: "s1", candidate: CANDIDATE },
  { action: "video-invite", usernames: ["ann", "bob"] },
  { action: "ice-servers", iceServers: [{ urls: ["stun:x"] }], relayOnly: false },
];

function nextFrame(random: SeededRandom): string {
  const valid = random.pick(VALID);
  return random.pick([
    () => randomFrame(random),
    () => bendFields(random, valid),
    () => bendText(random, JSON.stringify(valid)),
  ])();
}

/** Whether a frame holds several messages. */
function isList(frame: string): boolean {
  return Array.isArray(JSON.parse(frame));
}

/** The action that JSON itself finds in a frame, if any. */
function actionOf(frame: string): unknown {
  return Object.getOwnPropertyDescriptor(JSON.parse(frame), "action")?.value;
}

for (const seed of SEEDS) {
  Deno.test(`fuzz: parsers read or refuse ${FRAMES_PER_SEED} frames of seed ${seed} and never throw`, () => {
    const random = new SeededRandom(seed);
    let taken = 0;
    for (let count = 0; count < FRAMES_PER_SEED; count++) {
      const frame = nextFrame(random);
      const read = parseServerFrame(frame);
      for (const parsed of [parseClientFrame(frame), ...(read.ok ? read.value : [read])]) {
        if (parsed.ok) {
          taken++;
          if (!isList(frame)) assert.equal(parsed.value.action, actionOf(frame), frame);
        } else {
          const reason = typeof parsed.error === "string" ? parsed.error : parsed.error.reason;
          assert.notEqual(reason, "", frame);
        }
      }
    }
    assert.ok(taken > 100, `only ${taken} frames were taken: the generator has become useless`);
  });

  Deno.test(`fuzz: a name of seed ${seed} that is taken once is taken again as it is`, () => {
    const random = new SeededRandom(seed);
    for (let count = 0; count < FRAMES_PER_SEED; count++) {
      const length = random.below(12);
      const codes = Array.from(
        { length },
        () => random.below(random.chance(0.9) ? 0x3000 : 0xf0000),
      );
      const name = normalizeUsername(String.fromCodePoint(...codes));
      if (name.ok) assert.deepEqual(normalizeUsername(name.value), name, `seed ${seed}`);
    }
  });
}
