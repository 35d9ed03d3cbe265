import assert from "node:assert/strict";
import { parseClientFrame } from "../../lib/protocol/client_message.ts";

function refusal(frame: string): { readonly kind: string; readonly reason: string } {
  const parsed = parseClientFrame(frame);
  assert.ok(!parsed.ok, `the frame was taken: ${frame.slice(0, 80)}`);
  return parsed.error;
}

Deno.test("P1: a frame that is not JSON is nonsense, whatever stands in it", () => {
  for (
    const frame of ["", " ", "ping", "{", '{"action":"ping"', "{'action':'ping'}", "\0", "\ud800"]
  ) {
    assert.deepEqual(refusal(frame), { kind: "nonsense", reason: "The frame is not JSON." });
  }
});

Deno.test("P1: JSON that is not an object is nonsense", () => {
  for (
    const frame of [
      "null",
      "1",
      "true",
      '"ping"',
      "[]",
      '[{"action":"ping"}]',
      "[".repeat(10) + "]".repeat(10),
    ]
  ) {
    assert.deepEqual(refusal(frame), {
      kind: "nonsense",
      reason: "The frame is not a JSON object.",
    });
  }
});

Deno.test("P1: JSON nested 10,000 deep is refused before it is read", () => {
  const deep = "[".repeat(10_000) + "]".repeat(10_000);
  assert.equal(refusal(deep).kind, "nonsense");
  assert.equal(refusal(`{"action":${deep}}`).reason, "The frame is too deep.");
  assert.equal(refusal(`{"action":"ping","extra":${deep}}`).reason, "The frame is too deep.");
  assert.ok(parseClientFrame('{"action":"ping","extra":[[[{"a":[]}]]]}').ok);
});

Deno.test("P2: fields that an action does not have are ignored", () => {
  const parsed = parseClientFrame('{"action":"ping","message":7,"whoList":[1],"op":true}');
  assert.deepEqual(parsed, { ok: true, value: { action: "ping" } });
});

Deno.test("P5: the action must be a text of at most 32 characters", () => {
  const cases: readonly [unknown, RegExp][] = [
    [undefined, /^"action" is missing; expected a text\.$/],
    [null, /^"action" is missing; expected a text\.$/],
    [7, /^"action" is number; expected a text\.$/],
    [["ping"], /^"action" is a list; expected a text\.$/],
    [{ ping: 1 }, /^"action" is object; expected a text\.$/],
    ["p".repeat(33), /^"action" has 33 characters; at most 32 are allowed\.$/],
  ];
  for (const [action, reason] of cases) {
    const { kind, reason: found } = refusal(JSON.stringify({ action }));
    assert.equal(kind, "nonsense");
    assert.match(found, reason);
  }
});

Deno.test("P6: an unknown action is nonsense, and the answer does not repeat it", () => {
  for (
    const action of [
      "",
      "Ping",
      " ping",
      "ping\0",
      "shout",
      "<b>x</b>",
      "who",
      "disconnect",
      "presence",
    ]
  ) {
    const { kind, reason } = refusal(JSON.stringify({ action }));
    assert.deepEqual({ kind, reason }, {
      kind: "nonsense",
      reason: '"action" is not one that this server knows.',
    });
  }
});

Deno.test("P6: names that every JavaScript object has are not actions", () => {
  for (
    const action of [
      "__proto__",
      "constructor",
      "toString",
      "hasOwnProperty",
      "valueOf",
      "prototype",
    ]
  ) {
    assert.equal(refusal(JSON.stringify({ action })).kind, "nonsense");
  }
});

Deno.test("P6: fields under __proto__ and constructor are not read, and change no other object", () => {
  const frames = [
    '{"__proto__":{"action":"ping"}}',
    '{"constructor":{"prototype":{"action":"ping"}}}',
    '{"__proto__":{"action":"message","channel":"lobby","message":"x"},"polluted":1}',
  ];
  for (const frame of frames) assert.match(refusal(frame).reason, /"action" is missing/);
  assert.equal(Reflect.get({}, "action"), undefined);
  const parsed = parseClientFrame(
    '{"action":"message","channel":"lobby","__proto__":{"message":"x"}}',
  );
  assert.ok(!parsed.ok && /"message" is missing/.test(parsed.error.reason));
});

Deno.test("P7: actions of BareRTC that are not served are told apart from nonsense", () => {
  const actions = ["ring", "cut", "react", "takeback", "file", "typing"];
  for (const action of actions) {
    assert.deepEqual(refusal(JSON.stringify({ action, username: 7 })), {
      kind: "unsupported",
      reason: `"${action}" is not supported here.`,
    });
  }
});

Deno.test("P4: ping needs nothing and takes anything", () => {
  for (const extra of [{}, { jwt: 1 }, { status: null }]) {
    const parsed = parseClientFrame(JSON.stringify({ action: "ping", ...extra }));
    assert.deepEqual(parsed, { ok: true, value: { action: "ping" } });
  }
});
