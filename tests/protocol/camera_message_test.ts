import assert from "node:assert/strict";
import { parseClientMessage } from "../../lib/protocol/client_message.ts";
import { CANDIDATE, OFFER } from "../support/signals.ts";

const ANN = { username: "ann" };
const SDP = { action: "sdp", ...ANN, description: OFFER };
const ICE = { action: "candidate", ...ANN, candidate: CANDIDATE };
const UNWATCH = { action: "unwatch", ...ANN };

/** Actions that name a person and nothing else. */
const NAMING = ["open", "watch", "boot", "unboot", "mute", "unmute"].map((action) => ({
  action,
  ...ANN,
}));
const LINKED = [SDP, ICE, UNWATCH];
const INVITE = { action: "video-invite", usernames: ["ann"] };

function accept(frame: unknown): unknown {
  const parsed = parseClientMessage(frame);
  assert.ok(parsed.ok, `refused: ${JSON.stringify(frame).slice(0, 120)}`);
  return parsed.value;
}

function reasonFor(frame: unknown): string {
  const parsed = parseClientMessage(frame);
  assert.ok(!parsed.ok, `taken: ${JSON.stringify(frame).slice(0, 120)}`);
  assert.equal(parsed.error.kind, "nonsense");
  return parsed.error.reason;
}

/** Every value that is not of the type, and what the sentence calls it. */
const NOT_TEXT: readonly [unknown, string][] = [
  [7, "number"],
  [true, "boolean"],
  [["ann"], "a list"],
  [{ toString: "x" }, "object"],
];

for (const frame of [...NAMING, ...LINKED]) {
  const { action } = frame;

  Deno.test(`P5: ${action} names a person by a text of 1 to 256 characters`, () => {
    for (const [value, found] of NOT_TEXT) {
      const expected = `${action}: "username" is ${found}; expected a text.`;
      assert.equal(reasonFor({ ...frame, username: value }), expected);
    }
    for (const username of [undefined, null]) {
      assert.match(reasonFor({ ...frame, username }), /"username" is missing; expected a text/);
    }
    assert.match(reasonFor({ ...frame, username: "" }), /"username" has fewer than 1 char/);
    assert.match(reasonFor({ ...frame, username: "x".repeat(257) }), /"username" has 257 char/);
    assert.deepEqual(Object(accept({ ...frame, username: "x".repeat(256) })).action, action);
  });

  Deno.test(`P5: ${action} may name the person by an id of at most 64 characters`, () => {
    assert.equal(Object(accept({ ...frame, personID: "p".repeat(64) })).personID, "p".repeat(64));
    assert.match(reasonFor({ ...frame, personID: "p".repeat(65) }), /"personID" has 65 char/);
    for (const [value, found] of NOT_TEXT) {
      const expected = `${action}: "personID" is ${found}; expected a text.`;
      assert.equal(reasonFor({ ...frame, personID: value }), expected);
    }
    for (const personID of [undefined, null, ""]) {
      assert.ok(!Object.hasOwn(Object(accept({ ...frame, personID })), "personID"));
    }
  });

  Deno.test(`P2: ${action} takes nothing else from a frame`, () => {
    const extra = { op: true, kind: "answer", video: 1, whoList: [], message: "<b>", channel: 7 };
    const { kind: _, ...plain } = Object(accept(frame));
    const { kind: __, ...more } = Object(accept({ ...frame, ...extra }));
    assert.deepEqual(more, plain);
  });
}

for (const frame of LINKED) {
  Deno.test(`P5: ${frame.action} may name the link by an id of at most 64 characters`, () => {
    const openSecret = "s".repeat(64);
    assert.equal(Object(accept({ ...frame, openSecret })).openSecret, openSecret);
    assert.match(reasonFor({ ...frame, openSecret: "s".repeat(65) }), /"openSecret" has 65 char/);
    for (const [value, found] of NOT_TEXT) {
      const expected = `${frame.action}: "openSecret" is ${found}; expected a text.`;
      assert.equal(reasonFor({ ...frame, openSecret: value }), expected);
    }
    for (const missing of [undefined, null, ""]) {
      assert.ok(!Object.hasOwn(Object(accept({ ...frame, openSecret: missing })), "openSecret"));
    }
  });
}

Deno.test("V11: a signal is read as it was written, and a description tells its kind", () => {
  const spaced = ' {"sdp":"v=0", "type":"answer"} ';
  assert.deepEqual(accept({ ...SDP, description: spaced }), {
    ...SDP,
    description: spaced,
    kind: "answer",
  });
  const candidate = ' {"sdpMid":"0" ,"candidate":""}';
  assert.deepEqual(accept({ ...ICE, candidate }), { ...ICE, candidate });
});

const SIGNALS: readonly [Record<string, unknown>, string, number][] = [
  [SDP, "description", 32_768],
  [ICE, "candidate", 2_048],
];

for (const [frame, field, max] of SIGNALS) {
  Deno.test(`P5: ${frame.action}.${field} is JSON text of at most ${max} characters`, () => {
    const padded = String(frame[field]).padEnd(max, " ");
    assert.equal(Object(accept({ ...frame, [field]: padded }))[field], padded);
    assert.match(reasonFor({ ...frame, [field]: `${padded} ` }), new RegExp(`at most ${max} are`));
    for (const [value, found] of NOT_TEXT) {
      const expected = `${frame.action}: "${field}" is ${found}; expected a text.`;
      assert.equal(reasonFor({ ...frame, [field]: value }), expected);
    }
    assert.match(reasonFor({ ...frame, [field]: null }), /is missing; expected a text/);
    for (const value of ["", "null", "{}", "[]", "v=0"]) {
      const reason = reasonFor({ ...frame, [field]: value });
      assert.ok(reason.startsWith(`${frame.action}: "${field}" `), reason);
    }
  });
}

Deno.test("B7: an invitation lists at most 100 names", () => {
  assert.deepEqual(accept(INVITE), INVITE);
  const most = { ...INVITE, usernames: Array(100).fill("x".repeat(256)) };
  assert.deepEqual(accept(most), most);
  for (const usernames of [undefined, null, []]) {
    assert.deepEqual(accept({ ...INVITE, usernames }), { ...INVITE, usernames: [] });
  }
  assert.match(reasonFor({ ...INVITE, usernames: Array(101).fill("x") }), /more than 100 items/);
  for (const usernames of ["ann", 7, true, { 0: "ann" }]) {
    assert.match(reasonFor({ ...INVITE, usernames }), /"usernames" is .*; expected a list/);
  }
  for (const item of [7, null, ["x"], {}, "x".repeat(257)]) {
    assert.match(reasonFor({ ...INVITE, usernames: [item] }), /not a text of at most 256 char/);
  }
});

Deno.test("P5: a refused signal never repeats what the sender wrote", () => {
  const secret = "s3cr3t";
  const frames = [
    { ...SDP, description: secret },
    { ...SDP, description: JSON.stringify({ type: secret, sdp: secret }) },
    { ...SDP, description: secret.repeat(9_000) },
    { ...SDP, openSecret: secret.repeat(99) },
    { ...ICE, candidate: secret },
    { ...ICE, candidate: JSON.stringify({ candidate: "", sdpMid: secret.repeat(99) }) },
    { ...ICE, personID: secret.repeat(99) },
    { ...INVITE, usernames: [secret.repeat(99)] },
  ];
  for (const frame of frames) assert.doesNotMatch(reasonFor(frame), /s3cr3t/);
});
