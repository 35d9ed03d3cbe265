import assert from "node:assert/strict";
import {
  ANSWER,
  assertSilence,
  CANDIDATE,
  OFFER,
  RENEGOTIATE,
  watchAnn,
} from "../support/signals.ts";

Deno.test("V13: with an id it does not matter who is named", () => {
  const { ann, bob, eve, openSecret } = watchAnn();
  bob.act("sdp", eve, { description: OFFER, openSecret });
  assert.equal(ann.last("sdp").description, OFFER);
  assert.deepEqual(eve.take(), []);
});

/** Ann and bob watch each other; the ids of both links. */
function crossed() {
  const { ann, bob, openSecret, all } = watchAnn();
  bob.show();
  ann.act("open", bob);
  const back = ann.last("open").openSecret;
  for (const session of all) session.take();
  return { ann, bob, bobWatches: openSecret, annWatches: back };
}

Deno.test("V13: two who open each other at once never cross, as ids tell their links apart", () => {
  const { ann, bob, bobWatches, annWatches } = crossed();
  ann.act("sdp", bob, { description: OFFER, openSecret: annWatches });
  bob.act("sdp", ann, { description: OFFER, openSecret: bobWatches });
  ann.act("sdp", bob, { description: ANSWER, openSecret: bobWatches });
  bob.act("sdp", ann, { description: ANSWER, openSecret: annWatches });
  bob.act("candidate", ann, { candidate: CANDIDATE, openSecret: bobWatches });
  bob.take();
  const annGot = ann.take().map((message) => [message.action, Reflect.get(message, "openSecret")]);
  assert.deepEqual(annGot, [["sdp", bobWatches], ["sdp", annWatches], ["candidate", bobWatches]]);
  assert.deepEqual(bob.all("sdp").map((message) => message.openSecret), [annWatches, bobWatches]);
  ann.act("sdp", bob, { description: OFFER, openSecret: bobWatches });
  bob.act("sdp", ann, { description: OFFER, openSecret: annWatches });
  assertSilence([ann, bob]);
});

Deno.test("V13: without ids a description goes to the link in whose direction it fits", () => {
  const { ann, bob, bobWatches, annWatches } = crossed();
  const [toBob, toAnn] = [{ action: "sdp", username: "bob" }, { action: "sdp", username: "ANN" }];
  ann.send({ ...toBob, description: OFFER }).send({ ...toBob, description: ANSWER });
  bob.send({ ...toAnn, description: OFFER }).send({ ...toAnn, description: RENEGOTIATE });
  assert.deepEqual(bob.all("sdp").map((message) => message.openSecret), [annWatches, bobWatches]);
  assert.deepEqual(ann.all("sdp").map((message) => message.openSecret), [bobWatches, annWatches]);
});

Deno.test("V13: without ids a candidate goes to the link that was opened last", () => {
  const { ann, bob, bobWatches, annWatches } = crossed();
  bob.send({ action: "candidate", username: "ann", candidate: CANDIDATE });
  assert.equal(ann.last("candidate").openSecret, annWatches);
  ann.act("unwatch", bob);
  bob.send({ action: "candidate", username: "ann", candidate: CANDIDATE, openSecret: "" });
  assert.equal(ann.last("candidate").openSecret, bobWatches);
});

Deno.test("V13: a signal without an id for a newcomer who has the name now goes nowhere", () => {
  const { room, ann, bob, eve } = watchAnn();
  bob.act("open", eve);
  eve.hangUp();
  const newcomer = room.join("eve").show();
  for (const session of [ann, bob, newcomer]) session.take();
  bob.send({ action: "sdp", username: "eve", description: OFFER });
  bob.act("sdp", eve, { description: OFFER });
  assertSilence([ann, bob, newcomer]);
});
