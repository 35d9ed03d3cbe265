import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { startPlaying } from "../../../lib/ui/video/start_playing.ts";

/** A video whose `play` is refused as the browser would, given whether it is muted. */
function fakeVideo(refuse: (muted: boolean) => string | null) {
  const video = {
    muted: false,
    play(): Promise<void> {
      const name = refuse(video.muted);
      return name === null ? Promise.resolve() : Promise.reject(new DOMException("no", name));
    },
  };
  return video;
}

describe("startPlaying", () => {
  it("plays with sound where the browser lets it", async () => {
    const video = fakeVideo(() => null);
    assert.equal(await startPlaying(video), "playing");
    assert.equal(video.muted, false);
  });

  it("plays silently where the browser refuses sound", async () => {
    const video = fakeVideo((muted) => muted ? null : "NotAllowedError");
    assert.equal(await startPlaying(video), "silenced");
    assert.equal(video.muted, true);
  });

  it("keeps the sound when a new stream interrupts the start", async () => {
    const video = fakeVideo(() => "AbortError");
    assert.equal(await startPlaying(video), "waiting");
    assert.equal(video.muted, false);
  });

  it("gives up quietly where nothing may play at all", async () => {
    assert.equal(await startPlaying(fakeVideo(() => "NotAllowedError")), "waiting");
  });
});
