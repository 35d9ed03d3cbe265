import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { classifySwipe, paneAfterSwipe } from "../../lib/ui/swipe.ts";

const from = { x: 200, y: 400 };

describe("classifySwipe", () => {
  it("takes a long way sideways for a swipe", () => {
    assert.equal(classifySwipe(from, { x: 120, y: 410 }), "left");
    assert.equal(classifySwipe(from, { x: 280, y: 390 }), "right");
  });

  it("takes a tap or a slip for none", () => {
    assert.equal(classifySwipe(from, { x: 240, y: 400 }), null);
  });

  it("leaves scrolling alone", () => {
    assert.equal(classifySwipe(from, { x: 280, y: 460 }), null);
  });
});

describe("paneAfterSwipe", () => {
  it("follows the finger from pane to pane", () => {
    assert.equal(paneAfterSwipe("chat", "right"), "channels");
    assert.equal(paneAfterSwipe("chat", "left"), "people");
    assert.equal(paneAfterSwipe("channels", "left"), "chat");
  });

  it("stays at the edge, and without a swipe", () => {
    assert.equal(paneAfterSwipe("people", "left"), "people");
    assert.equal(paneAfterSwipe("chat", null), "chat");
  });
});
