import assert from "node:assert/strict";
import { parseServerFrame } from "../../lib/protocol/parse_server_message.ts";
import { err, type Result } from "../../lib/protocol/result.ts";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";
import { html } from "../../lib/protocol/safe_html.ts";
import { PRESENCE_TEXT, type ServerMessage } from "../../lib/protocol/server_message.ts";

/** Reads a frame that holds one message. */
function parseOne(frame: string): Result<ServerMessage> {
  const parsed = parseServerFrame(frame);
  if (!parsed.ok) return parsed;
  assert.ok(parsed.value.length < 2, frame);
  return parsed.value[0] ?? err("nothing");
}

const BARE: RosterRow = {
  username: "ann",
  personID: "p1",
  status: "online",
  video: 0,
  loginAt: 1_700_000_000,
};

const FULL: RosterRow = {
  ...BARE,
  nickname: "Ann",
  op: true,
  vip: true,
  dnd: true,
  avatar: "https://example.com/ann.png",
  profileURL: "https://example.com/ann",
  emoji: "🐢",
  gender: "f",
};

const DELIVERY = {
  action: "message",
  channel: "lobby",
  username: "ann",
  message: html`<p>hi</p>`,
  msgID: 7,
} as const;

const ECHOED = { ...DELIVERY, timestamp: "2026-01-02T03:04:05.678Z" } as const;

/** The other end of a link. */
const END = { username: "ann", personID: "p1", openSecret: "1.7" } as const;
const SIGNAL = { username: "ann", openSecret: "1.7" } as const;
const OFFER = JSON.stringify({ type: "offer", sdp: "v=0\r\n" });
const CANDIDATE = JSON.stringify({ candidate: "candidate:1", sdpMid: "0", sdpMLineIndex: 0 });

const NOTICE = { action: "error", username: "ChatServer", message: html`No.` } as const;

/** Every message that the server may send, with and without its optional fields. */
const EVERY: { readonly [M in ServerMessage as M["action"]]: readonly M[] } = {
  me: [
    { action: "me", username: "ann", personID: "p1", features: [] },
    { action: "me", username: "ann", personID: "p1", features: ["roster-delta"], op: true },
    { action: "me", username: "ann", personID: "p1", features: ["resume"], resumeKey: "k1" },
  ],
  who: [{ action: "who", whoList: [] }, { action: "who", whoList: [BARE, FULL] }],
  roster: [
    { action: "roster", rows: [], gone: [] },
    { action: "roster", rows: [FULL], gone: ["p2", "p3"] },
    { action: "roster", rows: [BARE], gone: [], kind: "joined" },
    { action: "roster", rows: [], gone: ["p2"], kind: "left" },
    {
      action: "roster",
      rows: [],
      gone: [],
      changed: [
        { personID: "p1" },
        { ...FULL, username: "ann 2" },
        { personID: "p2", video: 0, dnd: null, nickname: null, avatar: null, emoji: null },
      ],
    },
  ],
  presence: [
    { action: "presence", username: "ann", message: PRESENCE_TEXT.joined, kind: "joined" },
    { action: "presence", username: "ann", message: PRESENCE_TEXT.left, kind: "left" },
  ],
  message: [DELIVERY, { ...DELIVERY, channel: "@bob", threadID: "p2", clientID: "c1" }],
  error: [
    NOTICE,
    { ...NOTICE, kind: "notice", channel: "lobby" },
    { ...NOTICE, channel: "@bob", threadID: "p2", clientID: "c1" },
    { ...NOTICE, cameraOf: "p2" },
  ],
  echo: [
    { action: "echo", messages: [] },
    { action: "echo", messages: [ECHOED, { ...ECHOED, personID: "p1", clientID: "c1" }] },
  ],
  ping: [{ action: "ping" }, { action: "ping", jwt: "a.b.c" }],
  disconnect: [{ action: "disconnect" }],
  resumed: [{ action: "resumed" }],
  "resume-refused": [{ action: "resume-refused" }],
  open: [{ action: "open", ...END }],
  ring: [{ action: "ring", ...END }],
  watch: [{ action: "watch", ...END }],
  unwatch: [{ action: "unwatch", ...END }],
  sdp: [
    { action: "sdp", ...SIGNAL, description: OFFER },
    { action: "sdp", ...SIGNAL, description: '{"type":"renegotiate","renegotiate":true}' },
  ],
  candidate: [{ action: "candidate", ...SIGNAL, candidate: CANDIDATE }],
  cut: [{ action: "cut" }],
  "ice-servers": [
    { action: "ice-servers", iceServers: [], relayOnly: false },
    {
      action: "ice-servers",
      iceServers: [
        { urls: ["stun:stun.example.com"] },
        { urls: ["turn:a.example.com", "turns:a.example.com"], username: "u", credential: "c" },
      ],
      relayOnly: true,
    },
  ],
};

for (const [action, messages] of Object.entries(EVERY)) {
  Deno.test(`P1: a browser reads every form of "${action}" as it was sent`, () => {
    for (const message of messages) {
      assert.deepEqual(parseOne(JSON.stringify(message)), { ok: true, value: message });
    }
  });

  Deno.test(`P2: a browser ignores fields of "${action}" that it does not know`, () => {
    for (const message of messages) {
      const frame = JSON.stringify({ ...message, timestamp: "later", extra: [1] });
      assert.deepEqual(parseOne(frame), { ok: true, value: message });
    }
  });
}

/** Fields without which a message means nothing, and the list that must hold rows. */
const REQUIRED: readonly [ServerMessage["action"], readonly string[]][] = [
  ["me", ["username", "personID"]],
  ["presence", ["username", "message"]],
  ["message", ["channel", "username", "message"]],
  ["error", ["message"]],
  ["open", ["username", "personID", "openSecret"]],
  ["ring", ["username", "personID", "openSecret"]],
  ["watch", ["username", "personID", "openSecret"]],
  ["unwatch", ["username", "personID", "openSecret"]],
  ["sdp", ["username", "openSecret", "description"]],
  ["candidate", ["username", "openSecret", "candidate"]],
];

for (const [action, fields] of REQUIRED) {
  Deno.test(`P3: a browser skips a "${action}" that lacks a field or has a wrong one`, () => {
    for (const field of fields) {
      for (const value of [undefined, null, 7, ["x"], {}]) {
        const parsed = parseOne(JSON.stringify({ ...EVERY[action][0], [field]: value }));
        assert.ok(!parsed.ok && parsed.error.includes(`"${field}"`), `${action}.${field}`);
      }
    }
  });
}

Deno.test("P3: a browser skips a Who List with a row that is none", () => {
  const rows = [null, 7, "ann", [], {}, { username: "ann" }, { personID: "p1" }, {
    ...BARE,
    username: 7,
  }];
  for (const row of rows) {
    assert.ok(!parseOne(JSON.stringify({ action: "who", whoList: [BARE, row] })).ok);
    assert.ok(!parseOne(JSON.stringify({ action: "roster", rows: [row] })).ok);
  }
  assert.ok(!parseOne('{"action":"who","whoList":{}}').ok);
  assert.ok(!parseOne('{"action":"roster","gone":[7]}').ok);
});

Deno.test("R1: a browser takes a row's odd decoration for none", () => {
  const row = {
    ...BARE,
    op: "true",
    vip: 1,
    dnd: null,
    avatar: "",
    emoji: 7,
    status: 9,
    video: "1",
  };
  const parsed = parseOne(JSON.stringify({ action: "who", whoList: [row] }));
  assert.deepEqual(parsed, { ok: true, value: { action: "who", whoList: [BARE] } });
});

Deno.test("P3: a browser skips what is not a message that it knows", () => {
  for (const frame of ["", "{", "null", "[]", "7", "{}", '{"action":7}']) {
    assert.ok(!parseOne(frame).ok, frame);
  }
  for (const action of ["", "login", "echo", "toString", "__proto__", "constructor"]) {
    assert.ok(!parseOne(JSON.stringify({ action })).ok, action);
  }
});

Deno.test("M6: a browser refuses a msgID that is not a whole number", () => {
  for (const msgID of ["7", -1, 1.5, true]) {
    assert.ok(!parseOne(JSON.stringify({ ...DELIVERY, msgID })).ok, String(msgID));
  }
});

Deno.test("P3: a browser skips an echo of which one message is none", () => {
  const { timestamp: _, ...timeless } = ECHOED;
  const others = [null, 7, [], {}, timeless, { ...ECHOED, timestamp: "later" }];
  others.push({ ...ECHOED, timestamp: 1_700_000_000 }, { ...ECHOED, channel: undefined });
  for (const other of others) {
    const frame = JSON.stringify({ action: "echo", messages: [ECHOED, other] });
    assert.ok(!parseOne(frame).ok, frame);
  }
  for (const messages of [undefined, null, {}, "x"]) {
    assert.ok(!parseOne(JSON.stringify({ action: "echo", messages })).ok, String(messages));
  }
});

Deno.test("M9: a browser reads BareRTC's times, and takes an echo for none of a thread", () => {
  const message = { ...DELIVERY, timestamp: "2025-06-01T12:00:00.123456789+02:00", threadID: "p" };
  const { threadID: _, ...expected } = message;
  const parsed = parseOne(JSON.stringify({ action: "echo", messages: [message] }));
  assert.deepEqual(parsed, { ok: true, value: { action: "echo", messages: [expected] } });
});

Deno.test("P3: a browser skips a signal that would destroy its peer connection", () => {
  const descriptions = ["", "{", "null", "[]", '{"type":"offer"}', '{"type":"offer","sdp":7}'];
  descriptions.push('{"type":"bye","sdp":"v=0"}', '{"type":"transceiverRequest"}');
  for (const description of descriptions) {
    const frame = JSON.stringify({ action: "sdp", ...SIGNAL, description });
    assert.ok(!parseOne(frame).ok, description);
  }
  for (const candidate of ["", "{}", '{"candidate":7}', '{"candidate":"c","sdpMid":7}']) {
    const frame = JSON.stringify({ action: "candidate", ...SIGNAL, candidate });
    assert.ok(!parseOne(frame).ok, candidate);
  }
});

Deno.test("P3: a browser skips ICE servers of which one is none", () => {
  for (const server of [null, 7, "stun:x", {}, { urls: "stun:x" }, { urls: [7] }]) {
    const frame = JSON.stringify({ action: "ice-servers", iceServers: [server] });
    assert.ok(!parseOne(frame).ok, JSON.stringify(server));
  }
});

Deno.test("F3: a browser reads each message of a list for itself, and counts what it cannot read", () => {
  const list = ['{"action":"ping"}', "7", '{"action":"dance"}', "[]", '{"action":"cut"}'];
  const parsed = parseServerFrame(`[${list.join()}]`);
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.value.map(({ ok }) => ok), [true, false, false, false, true]);
  assert.deepEqual(parsed.value.at(-1), { ok: true, value: { action: "cut" } });
});

Deno.test("R3: a browser takes odd changes of a row for none, and an odd list for nothing", () => {
  const odd = { personID: "p1", username: 7, video: "1", op: "yes", dnd: false, emoji: [] };
  const parsed = parseOne(JSON.stringify({ action: "roster", changed: [odd] }));
  assert.ok(parsed.ok && parsed.value.action === "roster");
  assert.deepEqual(parsed.value.changed, [{ personID: "p1" }]);
  for (const changed of [7, {}, [7], [{ video: 1 }]]) {
    assert.ok(!parseOne(JSON.stringify({ action: "roster", changed })).ok);
  }
});
