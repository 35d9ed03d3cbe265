import assert from "node:assert/strict";
import { type ClientMessage, parseClientMessage } from "../../lib/protocol/client_message.ts";

const LOGIN = { action: "login", username: "ann" };
const CHAT = { action: "message", channel: "lobby", message: "hi" };
const ME = { action: "me" };

function accept(frame: unknown): ClientMessage {
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
  [["x"], "a list"],
  [{ toString: "x" }, "object"],
];

const TEXT_FIELDS: readonly [object, string, number][] = [
  [LOGIN, "username", 256],
  [LOGIN, "jwt", 8_192],
  [LOGIN, "personKey", 64],
  [CHAT, "channel", 257],
  [CHAT, "message", 32_768],
  [CHAT, "clientID", 64],
  [CHAT, "personID", 64],
];

for (const [frame, field, max] of TEXT_FIELDS) {
  const action = String(Reflect.get(frame, "action"));
  Deno.test(`P5: ${action}.${field} must be a text`, () => {
    for (const [value, found] of NOT_TEXT) {
      const expected = `${action}: "${field}" is ${found}; expected a text.`;
      assert.equal(reasonFor({ ...frame, [field]: value }), expected);
    }
  });

  Deno.test(`P5: ${action}.${field} holds ${max} characters and not one more`, () => {
    const longest = accept({ ...frame, [field]: "x".repeat(max) });
    assert.equal(Reflect.get(longest, field), "x".repeat(max));
    const expected = `${action}: "${field}" has ${max + 1} characters; at most ${max} are allowed.`;
    assert.equal(reasonFor({ ...frame, [field]: "x".repeat(max + 1) }), expected);
  });
}

Deno.test("P4: null and missing are the same, and so is an empty optional text", () => {
  const bare = { action: "login", username: "ann", features: new Set(), dnd: false };
  assert.deepEqual(accept(LOGIN), bare);
  const nulls = { ...LOGIN, jwt: null, features: null, personKey: null, dnd: null };
  assert.deepEqual(accept(nulls), bare);
  assert.deepEqual(accept({ ...LOGIN, jwt: "" }), bare);
  assert.deepEqual(accept({ ...CHAT, clientID: "", personID: null }), CHAT);
  assert.deepEqual(accept({ ...ME, status: "", dnd: null, video: null }), ME);
});

Deno.test("P5: a message needs a channel, which is not empty, and a message", () => {
  assert.match(reasonFor({ action: "message", message: "hi" }), /"channel" is missing/);
  assert.match(reasonFor({ ...CHAT, channel: null }), /"channel" is missing/);
  assert.match(reasonFor({ ...CHAT, channel: "" }), /"channel" has fewer than 1 characters/);
  assert.match(reasonFor({ action: "message", channel: "lobby" }), /"message" is missing/);
  assert.match(reasonFor({ ...CHAT, message: null }), /"message" is missing/);
});

Deno.test("M1: a message is taken as it is, control characters and lone surrogates included", () => {
  for (const message of ["", "\0", "a\nb", "\ud83d", "‮abc", "<script>", " ".repeat(9)]) {
    assert.deepEqual(accept({ ...CHAT, message }), { ...CHAT, message });
  }
});

Deno.test("L1: a login without a name is one with an empty name", () => {
  for (const username of [undefined, null, ""]) {
    const login = accept({ action: "login", username });
    assert.ok(login.action === "login" && login.username === "");
  }
});

Deno.test("L12: a personKey has 16 characters or more", () => {
  const login = accept({ ...LOGIN, personKey: "k".repeat(16) });
  assert.ok(login.action === "login" && login.personKey === "k".repeat(16));
  for (const personKey of ["", "k".repeat(15)]) {
    assert.match(reasonFor({ ...LOGIN, personKey }), /^login: "personKey" has fewer than 16 char/);
  }
});

Deno.test("F1: unknown features are ignored, known ones count once", () => {
  const features = ["roster-delta", "nonsense", "__proto__", "roster-delta", ""];
  const login = accept({ ...LOGIN, features });
  assert.ok(login.action === "login");
  assert.deepEqual([...login.features], ["roster-delta"]);
});

Deno.test("F1: features is a list of at most 16 texts of at most 32 characters", () => {
  assert.match(
    reasonFor({ ...LOGIN, features: "roster-delta" }),
    /"features" is string; expected a list/,
  );
  assert.match(
    reasonFor({ ...LOGIN, features: { 0: "x" } }),
    /"features" is object; expected a list/,
  );
  accept({ ...LOGIN, features: Array(16).fill("x".repeat(32)) });
  assert.match(reasonFor({ ...LOGIN, features: Array(17).fill("x") }), /more than 16 items/);
  for (const item of [7, null, ["x"], "x".repeat(33)]) {
    assert.match(reasonFor({ ...LOGIN, features: [item] }), /not a text of at most 32 characters/);
  }
});

Deno.test("S1: dnd is true or false", () => {
  for (const frame of [LOGIN, ME]) {
    assert.equal(Reflect.get(accept({ ...frame, dnd: true }), "dnd"), true);
    assert.equal(Reflect.get(accept({ ...frame, dnd: false }), "dnd"), false);
    for (const dnd of ["true", 1, [], {}]) {
      assert.match(reasonFor({ ...frame, dnd }), /"dnd" is .*; expected true or false/);
    }
  }
});

Deno.test("S2: a status is one lower-case word of at most 20 letters", () => {
  for (const status of ["a", "online", "hidden", "x".repeat(20)]) {
    assert.deepEqual(accept({ ...ME, status }), { ...ME, status });
  }
  for (
    const status of ["Online", "be right back", "brb!", "1", "é", " online", "online\n", "<b>"]
  ) {
    assert.equal(reasonFor({ ...ME, status }), 'me: "status" is not one lower-case word.');
  }
  assert.match(reasonFor({ ...ME, status: "x".repeat(21) }), /"status" has 21 characters/);
  for (const [status, found] of NOT_TEXT) {
    assert.equal(reasonFor({ ...ME, status }), `me: "status" is ${found}; expected a text.`);
  }
});

Deno.test("S3: video is a whole number of 16 bits", () => {
  for (const video of [0, 1, 0xffff]) assert.deepEqual(accept({ ...ME, video }), { ...ME, video });
  for (const video of [-1, 0x10000, 1.5, "1", true, [1], 1e300, Number.NaN]) {
    for (const frame of [{ ...ME, video }, { ...ME, video, videoActive: true }]) {
      assert.equal(reasonFor(frame), 'me: "video" is not a whole number from 0 to 65535.');
    }
  }
});

Deno.test("S3: what BareRTC of 2023 says of a camera becomes flags, unless there are some", () => {
  const cases: readonly [object, number | undefined][] = [
    [{ videoActive: true }, 1],
    [{ videoActive: true, nsfw: true }, 3],
    [{ videoActive: true, nsfw: false, video: null }, 1],
    [{ videoActive: false }, 0],
    [{ videoActive: false, nsfw: true }, 0],
    [{ videoActive: null, nsfw: true }, undefined],
    [{ videoActive: true, nsfw: true, video: 5 }, 5],
    [{ videoActive: true, video: 0 }, 0],
  ];
  for (const [fields, video] of cases) {
    const expected = video === undefined ? ME : { ...ME, video };
    assert.deepEqual(accept({ ...ME, ...fields }), expected, JSON.stringify(fields));
  }
  for (const field of ["videoActive", "nsfw"]) {
    for (const value of [0, 1, "true", [], {}]) {
      const reason = reasonFor({ ...ME, video: 1, [field]: value });
      assert.match(reason, new RegExp(`^me: "${field}" is .*; expected true or false`));
    }
  }
});

Deno.test("P5: a refusal never repeats what the sender wrote", () => {
  const secret = "s3cr3t".repeat(3_000);
  const frames = [
    ...[{ ...LOGIN, jwt: secret }, { ...LOGIN, username: secret }, { ...LOGIN, personKey: secret }],
    ...[{ ...ME, status: secret }, { ...CHAT, clientID: secret }, { action: "s3cr3t" }],
    ...[{ ...LOGIN, features: [secret] }, { ...ME, video: secret }, { ...ME, dnd: "s3cr3t" }],
  ];
  for (const frame of frames) assert.doesNotMatch(reasonFor(frame), /s3cr3t/);
});
