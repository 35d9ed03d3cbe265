import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import type { TilePhase } from "../../../lib/client/video_state.ts";
import { escapeHtml } from "../../../lib/protocol/safe_html.ts";
import { faceOf, phaseNews } from "../../../lib/ui/video/tile_face.ts";

const PHASES: readonly TilePhase[] = [
  { kind: "opening" },
  { kind: "playing" },
  { kind: "frozen" },
  { kind: "reconnecting" },
  { kind: "failed", reason: escapeHtml("The camera was switched off.") },
];

describe("the face of a tile", () => {
  it("speaks in every phase but the one in which the picture does", () => {
    for (const phase of PHASES) {
      const { words } = faceOf(phase, true);
      const silent = phase.kind === "playing" || phase.kind === "failed";
      assert.equal(words === null, silent, phase.kind);
    }
  });

  it("shows the avatar while there is no picture, and where there is sound only", () => {
    assert.equal(faceOf({ kind: "opening" }, true).shows, "avatar");
    assert.equal(faceOf({ kind: "playing" }, true).shows, "picture");
    assert.equal(faceOf({ kind: "playing" }, false).shows, "avatar");
    assert.equal(faceOf({ kind: "frozen" }, false).shows, "avatar");
  });

  it("offers another try where waiting may not help", () => {
    const offers = PHASES.filter((phase) => faceOf(phase, true).offersRetry);
    assert.deepEqual(offers.map((phase) => phase.kind), ["frozen", "failed"]);
  });
});

describe("news of a tile", () => {
  it("are told when a phase begins, once", () => {
    assert.equal(phaseNews("bob", null, "opening"), "Opening the camera of bob.");
    assert.equal(phaseNews("bob", "opening", "opening"), null);
    for (const { kind } of PHASES) assert.match(phaseNews("bob", "other", kind) ?? "", /bob/);
  });

  it("leave out a picture that was there from the beginning", () => {
    assert.equal(phaseNews("bob", null, "playing"), null);
  });
});
