import assert from "node:assert/strict";
import { parseCandidate, parseDescription } from "../../lib/protocol/signal.ts";

function refuseDescription(value: unknown): string {
  const parsed = parseDescription(typeof value === "string" ? value : JSON.stringify(value));
  assert.ok(!parsed.ok, `taken: ${JSON.stringify(value)}`);
  return parsed.error;
}

function refuseCandidate(value: unknown): string {
  const parsed = parseCandidate(typeof value === "string" ? value : JSON.stringify(value));
  assert.ok(!parsed.ok, `taken: ${JSON.stringify(value)}`);
  return parsed.error;
}

const SDP = "v=0\r\no=- 46117317 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";

Deno.test("V14: every description that browsers and simple-peer make is read", () => {
  const descriptions = [
    { type: "offer", sdp: SDP },
    { type: "answer", sdp: "v=0" },
    { type: "renegotiate", renegotiate: true },
    { type: "transceiverRequest", transceiverRequest: { kind: "audio" } },
    { type: "transceiverRequest", transceiverRequest: { kind: "video" } },
  ];
  for (const value of descriptions) {
    assert.deepEqual(parseDescription(JSON.stringify(value)), { ok: true, value });
  }
});

Deno.test("V14: what is read of a description holds nothing but what a description has", () => {
  const init = { direction: "recvonly", sendEncodings: [{}] };
  const read = (value: object) => {
    const parsed = parseDescription(JSON.stringify({ ...value, extra: 1, destroy: true }));
    assert.ok(parsed.ok);
    return parsed.value;
  };
  assert.deepEqual(read({ type: "offer", sdp: SDP }), { type: "offer", sdp: SDP });
  assert.deepEqual(read({ type: "renegotiate", renegotiate: "x" }), {
    type: "renegotiate",
    renegotiate: true,
  });
  assert.deepEqual(
    read({ type: "transceiverRequest", transceiverRequest: { kind: "video", init } }),
    { type: "transceiverRequest", transceiverRequest: { kind: "video" } },
  );
});

Deno.test("V14: a description that is not a JSON object is refused", () => {
  for (const json of ["", " ", "offer", "{", "null", "7", '"offer"', "[]", '[{"type":"offer"}]']) {
    assert.equal(refuseDescription(json), '"description" is not a JSON object');
  }
});

Deno.test("V14: a description of a type that simple-peer would die of is refused", () => {
  const types = [undefined, null, 7, {}, ["offer"], "", "Offer", "pranswer", "rollback", "bye"];
  for (const type of [...types, "__proto__", "constructor", "candidate"]) {
    const reason = refuseDescription({ type, sdp: SDP });
    assert.equal(reason, '"description" has a type that is not known');
  }
});

Deno.test("V14: an offer or answer without SDP is refused", () => {
  for (const type of ["offer", "answer"]) {
    for (const sdp of [undefined, null, "", 7, {}, [SDP], "V=0", " v=0", "hello", "o=-\r\nv=0"]) {
      assert.equal(refuseDescription({ type, sdp }), '"description" has no SDP');
    }
  }
});

Deno.test("V14: a transceiver of no known kind is refused", () => {
  const requests = [undefined, null, "video", 7, [], {}, { kind: "Video" }, { kind: ["video"] }];
  for (const transceiverRequest of [...requests, { kind: "application" }, [{ kind: "audio" }]]) {
    const reason = refuseDescription({ type: "transceiverRequest", transceiverRequest });
    assert.equal(reason, '"description" asks for a transceiver of no known kind');
  }
});

const LINE = "candidate:842163049 1 udp 1677729535 192.0.2.1 3478 typ srflx raddr 0.0.0.0 rport 0";

Deno.test("V14: every candidate that browsers make is read, the empty one too", () => {
  const candidates = [
    { candidate: LINE, sdpMid: "0", sdpMLineIndex: 0, usernameFragment: "EsAw" },
    { candidate: LINE, sdpMid: null, sdpMLineIndex: null, usernameFragment: null },
    { candidate: LINE, sdpMid: "x".repeat(256), sdpMLineIndex: 255 },
    { candidate: "", sdpMid: "" },
    { candidate: LINE },
  ];
  for (const value of candidates) {
    assert.deepEqual(parseCandidate(JSON.stringify(value)), { ok: true, value });
  }
});

Deno.test("V14: what is read of a candidate holds nothing but what a candidate has", () => {
  const parsed = parseCandidate(JSON.stringify({ candidate: LINE, type: "candidate", port: 1 }));
  assert.deepEqual(parsed, { ok: true, value: { candidate: LINE } });
});

Deno.test("V14: a candidate that is not a JSON object, or has no line, is refused", () => {
  for (const json of ["", "{", "null", "[]", "7", '"x"', LINE]) {
    assert.equal(refuseCandidate(json), '"candidate" is not a JSON object');
  }
  for (const candidate of [undefined, null, 7, true, [LINE], { candidate: LINE }]) {
    assert.equal(refuseCandidate({ candidate }), '"candidate" has no candidate line');
  }
});

Deno.test("V14: a candidate whose media id or user fragment is no short text is refused", () => {
  for (const field of ["sdpMid", "usernameFragment"]) {
    for (const value of [0, true, [], {}, "x".repeat(257)]) {
      const reason = refuseCandidate({ candidate: LINE, [field]: value });
      assert.equal(
        reason,
        '"candidate" has a media id or user fragment that is no short text',
      );
    }
  }
});

Deno.test("V14: a candidate whose line index is no small whole number is refused", () => {
  for (const sdpMLineIndex of ["0", -1, 0.5, 256, 1e300, true, [0], {}]) {
    const reason = refuseCandidate({ candidate: LINE, sdpMLineIndex });
    assert.equal(reason, '"candidate" has a line index that is no number');
  }
});

Deno.test("V14: a signal nested 10,000 deep is refused, and does not throw", () => {
  const deep = "[".repeat(10_000) + "]".repeat(10_000);
  assert.ok(!parseDescription(deep).ok && !parseCandidate(deep).ok);
  assert.ok(!parseDescription(`{"type":${deep}}`).ok);
  assert.ok(!parseCandidate(`{"candidate":${deep}}`).ok);
});
