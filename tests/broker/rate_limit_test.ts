import assert from "node:assert/strict";
import { createBucket, giveTokens, takeToken } from "../../lib/broker/rate_limit.ts";

const PACE = { perSecond: 2, burst: 3 };

/** Which of the takes at these milliseconds were granted. */
function takeAt(times: readonly number[], pace = PACE): readonly boolean[] {
  const bucket = createBucket(pace, 0);
  return times.map((at) => takeToken(bucket, pace, at) === 0);
}

Deno.test("a bucket gives its burst at once and then its pace", () => {
  assert.deepEqual(takeAt([0, 0, 0, 0, 499, 500, 501, 1_000]), [
    ...[true, true, true],
    ...[false, false, true, false, true],
  ]);
});

Deno.test("a bucket fills up to its burst and no further", () => {
  assert.deepEqual(takeAt([60_000, 60_000, 60_000, 60_000]), [true, true, true, false]);
});

Deno.test("a bucket says how long to wait, and what was refused costs nothing", () => {
  const bucket = createBucket(PACE, 0);
  for (let i = 0; i < 3; i++) takeToken(bucket, PACE, 0);
  for (let i = 0; i < 100; i++) assert.equal(takeToken(bucket, PACE, 100), 400);
  assert.equal(takeToken(bucket, PACE, 500), 0);
});

Deno.test("a clock that is set back neither fills a bucket nor stops it for good", () => {
  assert.deepEqual(takeAt([10_000, 10_000, 10_000, 0, 500]), [true, true, true, false, true]);
});

Deno.test("without a pace or a burst there is no limit", () => {
  for (const pace of [{ ...PACE, perSecond: Infinity }, { ...PACE, burst: Infinity }]) {
    assert.ok(takeAt(Array(1_000).fill(0), pace).every((granted) => granted));
  }
});

Deno.test("tokens beyond the burst stay until they are used, and are bounded", () => {
  const bucket = createBucket(PACE, 0);
  giveTokens(bucket, 10, 5);
  giveTokens(bucket, 10, 5);
  const granted = Array.from({ length: 7 }, () => takeToken(bucket, PACE, 0) === 0);
  assert.deepEqual(granted, [true, true, true, true, true, false, false]);
  giveTokens(bucket, 1, -5);
  assert.ok(bucket.tokens >= 0);
});
