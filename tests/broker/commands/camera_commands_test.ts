import assert from "node:assert/strict";
import { VideoFlag } from "../../../lib/protocol/video_flags.ts";
import { give, prepareRoom } from "./command_room.ts";

const EXPLICIT = VideoFlag.Active | VideoFlag.Explicit;

Deno.test("X4, F3: /nsfw marks the camera, and tells its page the flags so that it keeps them", () => {
  const { olga, mia, gus } = prepareRoom();
  gus.show(VideoFlag.Active | VideoFlag.Muted);
  mia.take(), gus.take();
  assert.equal(give(olga, "/nsfw gus").text, "The camera of gus is marked as explicit now.");
  assert.equal(gus.last("me").video, EXPLICIT | VideoFlag.Muted);
  assert.equal(gus.last("error").kind, "notice");
  assert.equal(mia.row(gus)?.video, EXPLICIT | VideoFlag.Muted);
});

Deno.test("X4, F3: /nsfw is refused for a camera that is off, or marked already", () => {
  const { olga, gus } = prepareRoom();
  assert.equal(give(olga, "/nsfw gus").text, "The camera of gus is off.");
  gus.show(EXPLICIT);
  assert.ok(give(olga, "/nsfw gus").isRefused);
  assert.deepEqual(gus.all("me").length, 1);
});

Deno.test("X4: /nsfw is refused where no camera may be explicit", () => {
  const { olga, gus } = prepareRoom({ permitExplicit: false });
  gus.show();
  assert.match(give(olga, "/nsfw gus").text, /PermitNSFW/);
  assert.equal(olga.row(gus)?.video, VideoFlag.Active);
});

Deno.test("V16: /cut turns a camera off for everyone, whether the page obeys or not", () => {
  const { room, olga, mia, gus } = prepareRoom();
  gus.show();
  mia.act("open", gus);
  mia.take(), gus.take();
  assert.equal(give(olga, "/cut gus").text, "The camera of gus was turned off.");
  assert.ok(gus.takeActions().includes("cut"));
  assert.equal(mia.row(gus)?.video, 0);
  assert.equal(room.room.links.byID.size, 0);
  assert.equal(give(olga, "/cut gus").text, "The camera of gus is off.");
  mia.take();
  mia.act("open", gus);
  assert.match(mia.takeError().message, /is off/);
});
