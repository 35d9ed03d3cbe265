import assert from "node:assert/strict";
import {
  parseCandidateRelay,
  parseIceServers,
  parseLinkNews,
  parseSdpRelay,
} from "../../lib/protocol/parse_link_news.ts";
import { ANSWER, CANDIDATE, OFFER, RENEGOTIATE, TRANSCEIVER } from "../support/signals.ts";

const NEWS = { username: "ann", personID: "p1", openSecret: "s1" };
const SIGNAL = { username: "ann", openSecret: "s1" };

/** Values that no text field may have. */
const LIES = [undefined, null, 7, true, ["x"], {}, "x".repeat(32_769)];

Deno.test("V4: news of a link names its other end and the link, or is skipped", () => {
  assert.deepEqual(parseLinkNews({ ...NEWS, action: "ring", extra: 1 }), { ok: true, value: NEWS });
  for (const field of Object.keys(NEWS)) {
    for (const lie of LIES) {
      const parsed = parseLinkNews({ ...NEWS, [field]: lie });
      assert.ok(!parsed.ok && parsed.error.startsWith(`"${field}" `), field);
    }
  }
});

Deno.test("V14: a browser reads every description as it was written", () => {
  for (const description of [OFFER, ANSWER, RENEGOTIATE, TRANSCEIVER, ` ${OFFER}\n`]) {
    const value = { action: "sdp", ...SIGNAL, description };
    assert.deepEqual(parseSdpRelay({ ...value, kind: "x" }), { ok: true, value });
  }
});

Deno.test("V14: a browser reads every candidate as it was written", () => {
  for (const candidate of [CANDIDATE, '{"candidate":""}', ` ${CANDIDATE}`]) {
    const value = { action: "candidate", ...SIGNAL, candidate };
    assert.deepEqual(parseCandidateRelay({ ...value, port: 1 }), { ok: true, value });
  }
});

Deno.test("V14: a browser skips a signal with a field that is missing or wrong", () => {
  for (const lie of [...LIES, "", "null", "[]", '{"type":"bye"}', '{"candidate":7}']) {
    const sdp = parseSdpRelay({ ...SIGNAL, description: lie });
    assert.ok(!sdp.ok && sdp.error.startsWith('"description" '));
    const candidate = parseCandidateRelay({ ...SIGNAL, candidate: lie });
    assert.ok(!candidate.ok && candidate.error.startsWith('"candidate" '));
  }
  for (const field of Object.keys(SIGNAL)) {
    for (const lie of LIES) {
      const signal = { ...SIGNAL, description: OFFER, candidate: CANDIDATE, [field]: lie };
      for (const parsed of [parseSdpRelay(signal), parseCandidateRelay(signal)]) {
        assert.ok(!parsed.ok && parsed.error.startsWith(`"${field}" `), field);
      }
    }
  }
});

Deno.test("I1: a browser reads ICE servers with and without credentials", () => {
  const iceServers = [
    { urls: ["stun:stun.example.com"] },
    { urls: ["turn:t.example.com", "turns:t.example.com"], username: "u", credential: "c" },
    { urls: [] },
  ];
  for (const relayOnly of [true, false]) {
    const value = { action: "ice-servers", iceServers, relayOnly };
    assert.deepEqual(parseIceServers(value), { ok: true, value });
  }
});

Deno.test("I1: half a credential is none, and relayOnly is true only if it is said", () => {
  const urls = ["turn:t.example.com"];
  const iceServers = [
    { urls, username: "u" },
    { urls, credential: "c" },
    { urls, username: 7, credential: "c" },
    { urls, username: "u", credential: null, credentialType: "oauth" },
  ];
  for (const relayOnly of [undefined, null, 1, "true", {}]) {
    assert.deepEqual(parseIceServers({ iceServers, relayOnly }), {
      ok: true,
      value: {
        action: "ice-servers",
        iceServers: iceServers.map(() => ({ urls })),
        relayOnly: false,
      },
    });
  }
});

Deno.test("I1: a browser skips ICE servers that are no list of servers", () => {
  for (const iceServers of [undefined, null, 7, "stun:x", {}, { urls: ["stun:x"] }]) {
    const parsed = parseIceServers({ iceServers });
    assert.ok(!parsed.ok && /^"iceServers" is .*; expected a list$/.test(parsed.error));
  }
  const noServers = [null, 7, "stun:x", [], {}, { urls: "stun:x" }, { urls: ["stun:x", 7] }];
  for (const server of noServers) {
    const parsed = parseIceServers({ iceServers: [{ urls: ["stun:x"] }, server] });
    assert.ok(!parsed.ok && parsed.error === '"iceServers" holds something that is no server');
  }
});
