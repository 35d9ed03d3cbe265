import assert from "node:assert/strict";
import {
  ANSWER,
  assertSilence,
  CANDIDATE,
  OFFER,
  RENEGOTIATE,
  TRANSCEIVER,
  tryEverything,
  watchAnn,
} from "../support/signals.ts";

Deno.test("V11: descriptions and candidates reach the other end alone, as they were written", () => {
  const { ann, bob, eve, openSecret } = watchAnn();
  bob.act("sdp", ann, { description: OFFER, openSecret });
  bob.act("candidate", ann, { candidate: CANDIDATE, openSecret });
  const fromBob = { username: "bob", openSecret };
  assert.deepEqual(ann.take(), [
    { action: "sdp", ...fromBob, description: OFFER },
    { action: "candidate", ...fromBob, candidate: CANDIDATE },
  ]);
  ann.act("sdp", bob, { description: ANSWER, openSecret });
  ann.act("candidate", bob, { candidate: CANDIDATE, openSecret });
  const fromAnn = { username: "ann", openSecret };
  assert.deepEqual(bob.take(), [
    { action: "sdp", ...fromAnn, description: ANSWER },
    { action: "candidate", ...fromAnn, candidate: CANDIDATE },
  ]);
  assert.deepEqual(eve.take(), []);
});

Deno.test("V11: odd spacing, order and extra keys of a signal arrive as they were", () => {
  const { ann, bob, openSecret } = watchAnn();
  const description = ' { "sdp":"v=0\\u000d\\n" ,"x":[1],  "type":"offer" } ';
  bob.act("sdp", ann, { description, openSecret });
  assert.equal(ann.last("sdp").description, description);
});

Deno.test("V12: only viewers offer; answers and requests come from broadcasters", () => {
  const { ann, bob, all, openSecret } = watchAnn();
  ann.act("sdp", bob, { description: OFFER, openSecret }).act("sdp", bob, { description: OFFER });
  for (const description of [ANSWER, RENEGOTIATE, TRANSCEIVER]) {
    bob.act("sdp", ann, { description, openSecret }).act("sdp", ann, { description });
  }
  assertSilence(all);
  for (const description of [ANSWER, RENEGOTIATE, TRANSCEIVER]) {
    ann.act("sdp", bob, { description, openSecret });
    assert.equal(bob.last("sdp").description, description);
  }
});

Deno.test("V11: a third person gets no signal through, with or without the link's id", () => {
  const { ann, bob, eve, all, openSecret } = watchAnn();
  for (const target of [ann, bob, eve]) {
    tryEverything(eve, target, { openSecret });
    tryEverything(eve, target, {});
    eve.send({ action: "sdp", username: target.username, description: OFFER });
  }
  assertSilence(all);
});

Deno.test("V11: an end of one link gets no signal into another person's link", () => {
  const { ann, bob, eve, all } = watchAnn();
  eve.act("open", ann);
  const { openSecret } = eve.last("open");
  for (const session of all) session.take();
  tryEverything(bob, ann, { openSecret });
  tryEverything(bob, eve, { openSecret });
  tryEverything(bob, eve, {});
  assertSilence(all);
});

Deno.test("V11, D3: a connection that never logged in gets no signal through, and is refused", () => {
  const { room, ann, bob, eve, all, openSecret } = watchAnn();
  room.holdsLogins = true;
  const frames = [
    { action: "open", username: "ann", personID: ann.personID },
    { action: "sdp", username: "ann", description: OFFER, openSecret },
    { action: "sdp", username: "bob", description: ANSWER, openSecret },
    { action: "candidate", username: "ann", candidate: CANDIDATE, openSecret },
    { action: "watch", username: "ann" },
    { action: "unwatch", username: "ann", openSecret },
    { action: "boot", username: "bob" },
    { action: "mute", username: "bob" },
    { action: "video-invite", usernames: ["bob"] },
  ];
  for (const stranger of [room.connect(), room.connect().login("bob", { signed: true })]) {
    for (const frame of frames) stranger.send(frame);
    const answers = new Set(stranger.takeActions());
    assert.deepEqual(answers, new Set(["error"]));
    assert.match(stranger.last("error").message, /You are not in the room yet/);
  }
  for (const session of all) assert.deepEqual(session.take(), []);
  bob.act("sdp", ann, { description: OFFER, openSecret });
  assert.deepEqual([ann.takeActions(), eve.take()], [["sdp"], []]);
});

Deno.test("V11: a booted or muted viewer gets no signal through, nor does one who has muted", () => {
  for (const action of ["boot", "mute"]) {
    const { ann, bob, all, openSecret } = watchAnn();
    ann.act(action, bob);
    tryEverything(bob, ann, { openSecret });
    tryEverything(bob, ann, {});
    assertSilence(all);
  }
  const { ann, bob, all, openSecret } = watchAnn();
  bob.act("mute", ann);
  tryEverything(bob, ann, { openSecret });
  tryEverything(ann, bob, { openSecret });
  assertSilence(all);
});

Deno.test("V11: made-up ids let nothing through, not even from an end to the other", () => {
  const { ann, bob, all, openSecret } = watchAnn();
  for (const made of [`${openSecret} `, openSecret.toUpperCase(), "x", "0", "__proto__"]) {
    tryEverything(bob, ann, { openSecret: made });
  }
  assertSilence(all);
});
