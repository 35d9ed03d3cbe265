import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { takeFrame } from "../../lib/client/take_frame.ts";

describe("takeFrame", () => {
  it("hands over every message though one of them fails, and then says that it did", () => {
    const taken: string[] = [];
    const frame = JSON.stringify([{ action: "ping" }, { action: "cut" }, { action: "resumed" }]);
    const take = () =>
      takeFrame(frame, {
        take: (message) => {
          assert.ok(message.ok);
          taken.push(message.value.action);
          if (message.value.action === "cut") throw new RangeError("a fault of the page");
        },
        isOver: () => false,
        report: () => {},
      });
    assert.throws(take, RangeError);
    assert.deepEqual(taken, ["ping", "cut", "resumed"]);
  });
});
