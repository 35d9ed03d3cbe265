import assert from "node:assert/strict";
import { VideoFlag } from "../../lib/protocol/video_flags.ts";
import { type LoginOptions, RoomDriver } from "./room_driver.ts";
import type { TestSession } from "./test_session.ts";

/** A way in which ann's camera comes to be off for bob, and to be on again. */
export interface Reality {
  readonly hide: (world: World) => void;
  readonly reveal: (world: World) => void;
  /** What ann's client says of its camera while it is hidden; undefined if it says nothing. */
  readonly flags: (video: number) => number | undefined;
}

/** The camera is really off. */
export const OFF: Reality = {
  hide: ({ ann }) => ann.show(0),
  reveal: ({ ann, video }) => ann.show(video),
  flags: () => undefined,
};

/** The camera is really off, and ann has closed bob's. */
export const OFF_AND_CLOSED: Reality = {
  ...OFF,
  hide: ({ ann, bob }) => ann.act("unwatch", bob).show(0),
};

/** The camera is on, and bob is booted. */
export const BOOTED: Reality = {
  hide: ({ ann, bob }) => ann.act("boot", bob),
  reveal: ({ ann, bob }) => ann.act("unboot", bob),
  flags: (video) => video,
};

/** The camera is on, and bob is muted. */
export const MUTED: Reality = {
  hide: ({ ann, bob }) => ann.act("mute", bob),
  reveal: ({ ann, bob }) => ann.act("unmute", bob),
  flags: (video) => video,
};

/** The camera is on for VIPs, of whom bob is none. */
export const FOR_VIPS: Reality = {
  hide: ({ ann, video }) => ann.show(video === 0 ? 0 : video | VideoFlag.OnlyVIP),
  reveal: ({ ann, video }) => ann.show(video),
  flags: (video) => video === 0 ? 0 : video | VideoFlag.OnlyVIP,
};

/** Ann is not in the room. */
export const GONE: Reality = {
  hide: ({ ann }) => ann.hangUp(),
  reveal: () => {},
  flags: () => undefined,
};

/** Ann is in the room and has blocked bob. */
export const BLOCKED: Reality = {
  hide: ({ ann, bob }) => ann.act("block", bob),
  reveal: ({ ann, bob }) => ann.act("unblock", bob),
  flags: (video) => video,
};

/** The camera is on for bob as for everyone. */
export const VISIBLE: Reality = { hide: () => {}, reveal: () => {}, flags: (video) => video };

/** Something that happens in each world alike, as far as bob is to know. */
export type Scene = (world: World) => void;

/** One of the worlds of which bob is to know nothing: ann, who may hide from him, and cat, who looks on. */
export class World {
  readonly room = new RoomDriver();
  ann: TestSession;
  bob: TestSession;
  readonly cat: TestSession;
  /** Flags of ann's camera as bob would see them if nothing were hidden. */
  video = 0;
  #hidden = false;
  readonly #reality: Reality;
  readonly #bobOptions: LoginOptions;
  /** How many of a session's frames were looked at, whatever connections it goes on over. */
  readonly #read = new WeakMap<readonly string[], number>();

  constructor(reality: Reality, bobFeatures: readonly string[]) {
    this.#reality = reality;
    this.#bobOptions = { features: bobFeatures, personKey: "b".repeat(16) };
    this.ann = this.join("ann");
    this.bob = this.join("bob");
    this.cat = this.room.join("cat", { signed: { vip: true } });
  }

  /** Ann or bob comes in, anew or in place of an older session. */
  join(name: "ann" | "bob"): TestSession {
    const options = name === "bob" ? this.#bobOptions : { personKey: "a".repeat(16) };
    return this.room.join(name, options);
  }

  /** Bob is back after his connection broke: in the same session, if his client can do that. */
  bobReturns(): void {
    const again = this.room.connect();
    again.resume(this.bob);
    const isBack = again.id === this.bob.id;
    assert.equal(isBack, this.bob.resumeKey !== undefined, "bob's session is not what it was");
    this.bob = isBack ? again : this.join("bob");
  }

  hide(): void {
    this.#hidden = true;
    this.#reality.hide(this);
  }

  reveal(): void {
    this.#hidden = false;
    this.#reality.reveal(this);
  }

  /** Ann changes her camera, and her status with it if one is given. */
  annShows(video: number, status?: string): void {
    this.video = video;
    const flags = this.#hidden ? this.#reality.flags(video) : video;
    if (flags === undefined && status === undefined) return;
    this.ann.send({ action: "me", video: flags, status });
  }

  /** Every frame that bob gets, by the scene in which he gets it: at once, and with the next tick. */
  play(scenes: readonly Scene[]): readonly (readonly string[])[] {
    return scenes.flatMap((scene) => {
      scene(this);
      const atOnce = this.#takeFrames();
      this.room.advance();
      return [atOnce, this.#takeFrames()];
    });
  }

  /** Ids of links are random and those of messages go by time, so bob learns nothing from what they are. */
  #takeFrames(): readonly string[] {
    const { frames } = this.bob;
    const fresh = frames.slice(this.#read.get(frames) ?? 0);
    this.#read.set(frames, frames.length);
    return fresh.map((frame) =>
      frame.replace(/"openSecret":"[^"]*"/, '"openSecret":"any"').replace(
        /"msgID":\d+/,
        '"msgID":0',
      )
    );
  }
}
