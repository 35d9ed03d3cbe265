import assert from "node:assert/strict";
import { Pulse } from "../../lib/server/pulse.ts";

Deno.test("Pulse: beats from the start, and for as long as the room ticks", () => {
  let now = 1_000;
  const pulse = new Pulse(() => now);
  for (let tick = 0; tick < 100; tick++) {
    assert.equal(pulse.isBeating, true);
    now += 250;
    pulse.beat("Ticked");
  }
});

Deno.test("Pulse: is gone when ticks fail, whatever else the room still handles", () => {
  let now = 1_000;
  const pulse = new Pulse(() => now);
  now += 4_999;
  pulse.beat("MessageReceived");
  assert.equal(pulse.isBeating, true);
  now += 1;
  assert.equal(pulse.isBeating, false);
  pulse.beat("Ticked");
  assert.equal(pulse.isBeating, true);
});

Deno.test("Pulse: is gone for good once the server is to stop", () => {
  const pulse = new Pulse(() => 0);
  pulse.beat("StopRequested");
  assert.equal(pulse.isBeating, false);
  pulse.beat("Ticked");
  assert.equal(pulse.isBeating, false);
});
