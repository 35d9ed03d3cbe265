import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { deviceOptions } from "../../../lib/ui/video/device_words.ts";
import { stripTile } from "../../../lib/ui/video/strip_tile.ts";
import { newViewers, viewerCountWords, watchingWords } from "../../../lib/ui/video/viewer_words.ts";

const bob = { personID: "1", username: "bob" };
const maria = { personID: "2", username: "maria" };

describe("notices of viewers", () => {
  it("name those who have come, not those who stayed or went", () => {
    assert.deepEqual(newViewers([bob], [bob, maria]), ["maria"]);
    assert.deepEqual(newViewers([bob, maria], [maria]), []);
  });

  it("take somebody who changed their name for the same person", () => {
    assert.deepEqual(newViewers([bob], [{ ...bob, username: "robert" }]), []);
  });

  it("read as a sentence", () => {
    assert.equal(watchingWords([]), "");
    assert.equal(watchingWords(["maria"]), "maria is watching you");
    assert.equal(watchingWords(["maria", "bob"]), "maria and bob are watching you");
    assert.deepEqual([0, 1, 2].map(viewerCountWords), [
      "Nobody watches you",
      "1 person watches you",
      "2 people watch you",
    ]);
  });
});

describe("the choices of a device", () => {
  it("begin with the system's own, then the devices by name or number", () => {
    const devices = [{ id: "a", label: "BRIO" }, { id: "b", label: "" }];
    assert.deepEqual(deviceOptions("Camera", devices, "a"), [
      { value: "", words: "Whichever camera the system prefers" },
      { value: "a", words: "BRIO" },
      { value: "b", words: "Camera 2" },
    ]);
  });

  it("keep a remembered device that is not plugged in", () => {
    const options = deviceOptions("Microphone", [], "gone");
    assert.deepEqual(options.map(({ value }) => value), ["", "gone"]);
  });

  it("leave out devices that the browser does not name before permission", () => {
    assert.equal(deviceOptions("Camera", [{ id: "", label: "" }], "").length, 1);
  });
});

describe("the strip of a phone", () => {
  it("gives one tile much room, two the width, and shows that there are more than two", () => {
    const [alone, two, many] = [1, 2, 5].map((count) => stripTile(count, 366, 8).width);
    assert.ok(alone !== undefined && two !== undefined && many !== undefined);
    assert.ok(alone > two && two > many);
    assert.ok(two * 2 + 8 <= 366);
    const shown = 366 / (many + 8);
    assert.ok(shown > 2.2 && shown % 1 > 0.2, "the last one is not seen to be cut off");
  });

  it("fits into any width", () => {
    assert.ok(stripTile(1, 200, 8).width <= 200);
  });
});
