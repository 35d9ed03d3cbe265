import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { createTimeWriter } from "../../lib/ui/format_time.ts";

const british = createTimeWriter({ locale: "en-GB", timeZone: "Europe/Berlin" });
const american = createTimeWriter({ locale: "en-US", timeZone: "America/New_York" });
const monday = Date.UTC(2025, 2, 3, 13, 5);

describe("createTimeWriter", () => {
  it("F8: writes the clock as the reader's country does", () => {
    assert.equal(british.clock(monday), "14:05");
    assert.match(american.clock(monday), /^8:05\sAM$/u);
  });

  it("leaves out the half of the day where space is scarce", () => {
    assert.equal(american.shortClock(monday), "8:05");
    assert.equal(british.shortClock(monday), "14:05");
  });

  it("calls the last two days by their names", () => {
    assert.equal(british.day(monday, monday + 60_000), "Today");
    assert.equal(british.day(monday, monday + 86_400_000), "Yesterday");
  });

  it("writes the year only when it is another one", () => {
    assert.equal(british.day(monday, Date.UTC(2025, 5, 1)), "Monday 3 March");
    assert.equal(british.day(monday, Date.UTC(2026, 5, 1)), "3 March 2025");
  });

  it("tells days apart at the reader's midnight", () => {
    const midnight = Date.UTC(2025, 2, 3, 23, 0);
    assert.notEqual(british.dayKey(midnight - 1), british.dayKey(midnight));
    assert.equal(american.dayKey(midnight - 1), american.dayKey(midnight));
  });

  it("tells days apart in zones that are off by three quarters of an hour", () => {
    const nepal = createTimeWriter({ locale: "en", timeZone: "Asia/Kathmandu" });
    const midnight = Date.UTC(2025, 2, 3, 18, 15);
    assert.notEqual(nepal.dayKey(midnight - 1), nepal.dayKey(midnight));
  });
});
