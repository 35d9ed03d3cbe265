import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { mayRecall, recallNewer, recallOlder } from "../../lib/ui/recall_sent.ts";

const sent = ["first", "second"];

describe("recalling what was sent", () => {
  it("goes back from the newest and stops at the oldest", () => {
    assert.equal(recallOlder(sent, null), 1);
    assert.equal(recallOlder(sent, 1), 0);
    assert.equal(recallOlder(sent, 0), 0);
  });

  it("comes forward to the empty composer", () => {
    assert.equal(recallNewer(sent, 0), 1);
    assert.equal(recallNewer(sent, 1), null);
    assert.equal(recallNewer(sent, null), null);
  });

  it("stays where it is when nothing was sent", () => {
    assert.equal(recallOlder([], null), null);
  });

  it("leaves the arrow keys alone once the text is the writer's own", () => {
    assert.equal(mayRecall("", sent, null), true);
    assert.equal(mayRecall("second", sent, 1), true);
    assert.equal(mayRecall("second, changed", sent, 1), false);
    assert.equal(mayRecall("typed", sent, null), false);
  });
});
