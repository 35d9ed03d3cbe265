import assert from "node:assert/strict";
import { RoomDriver } from "./room_driver.ts";
import type { TestSession } from "./test_session.ts";

/** Signals of WebRTC as browsers and simple-peer make them, in short. */
export const OFFER = JSON.stringify({ type: "offer", sdp: "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\n" });
export const ANSWER = JSON.stringify({ type: "answer", sdp: "v=0\r\n" });
export const RENEGOTIATE = JSON.stringify({ type: "renegotiate", renegotiate: true });
export const TRANSCEIVER = JSON.stringify({
  type: "transceiverRequest",
  transceiverRequest: { kind: "video" },
});
export const CANDIDATE = JSON.stringify({
  sdpMid: "0",
  candidate: "candidate:1 1 udp 1 192.0.2.1 9 typ host",
});

/** A room in which bob watches ann; eve is there too. All that came so far is taken. */
export function watchAnn() {
  const room = new RoomDriver();
  const [ann, bob, eve] = [
    room.join("ann", { signed: true }).show(),
    room.join("bob", { signed: true }),
    room.join("eve").show(),
  ];
  bob.act("open", ann);
  const { openSecret } = bob.last("open");
  const all = [ann, bob, eve];
  for (const session of all) session.take();
  return { room, ann, bob, eve, all, openSecret };
}

/** Every signal that somebody could try along a link, from one person to another. */
export function tryEverything(from: TestSession, to: TestSession, extra: object): void {
  for (const description of [OFFER, ANSWER, RENEGOTIATE, TRANSCEIVER]) {
    from.act("sdp", to, { description, ...extra });
  }
  from.act("candidate", to, { candidate: CANDIDATE, ...extra });
}

/** Nobody got a signal, or an answer to one, since the last `take`. */
export function assertSilence(all: readonly TestSession[]): void {
  for (const session of all) {
    const signals = session.take().filter(({ action }) => /^(sdp|candidate|error)$/.test(action));
    assert.deepEqual(signals, [], `session ${session.id} got a signal, or an answer to one`);
  }
}
