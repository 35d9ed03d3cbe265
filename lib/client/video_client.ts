import { batch } from "@preact/signals";
import { html, type SafeHtml } from "../protocol/safe_html.ts";
import type { IceServers } from "../protocol/server_message.ts";
import { hasFlag, VideoFlag } from "../protocol/video_flags.ts";
import { EngineGate } from "./engine_gate.ts";
import type { NotedPerson } from "./people_notes.ts";
import { addTile, findTile, removeTile } from "./tile_store.ts";
import {
  type CreateVideoEngine,
  type LinkMessage,
  personOf,
  type VideoParts,
} from "./video_parts.ts";
import type { VideoActions, VideoState } from "./video_state.ts";

/** Cameras in one page: light as long as none is used. */
export interface Video {
  readonly state: VideoState;
  readonly actions: VideoActions;
  /** The server says something about a link or about one's own camera. */
  receive(message: LinkMessage): void;
  /** The server says how to find a way to other browsers. */
  setIce(ice: IceServers): void;
  /** The server does not let a camera be opened. False if there is no tile to show that. */
  refuse(personID: string, reason: SafeHtml): boolean;
  /** The server has changed the flags of one's own camera: an operator marked it as explicit. */
  adopt(video: number): void;
  /** Somebody has come in, or has another name. */
  meet(person: NotedPerson): void;
  /** The connection was lost, and another one is on its way. */
  wentOffline(): void;
  /** There is a new connection, and with it a new session, which knows nothing of before. */
  cameBack(): void;
  /** There is a new connection, by which the session goes on. */
  resumed(): void;
  /** There will be no connection any more. */
  reset(): void;
  /** Forgets everyone, for the next person at this screen. */
  forget(): void;
  dispose(): void;
}

const NOT_LOADED =
  "The part of this page for cameras could not be loaded. Check your connection, then try again.";

/** Creates the cameras of a page. `load` gets the code behind them when it is first needed. */
export function createVideo(parts: VideoParts, load: () => Promise<CreateVideoEngine>): Video {
  const { model, notes } = parts;
  const gate = new EngineGate(
    async () => (await load())(parts),
    (error) => {
      parts.report(`The code for cameras was not loaded: ${String(error)}`);
      batch(() => giveUp(parts));
    },
  );
  const { booted, muted, invited } = notes;
  const actions = createVideoActions(parts, gate);
  return {
    state: { ...model, booted, muted, invited },
    actions,
    receive: (message) => gate.ifUsed((engine) => engine.receive(message)),
    setIce: ({ iceServers, relayOnly }) => {
      model.ice = { iceServers, relayOnly };
    },
    refuse: (personID, reason) => {
      if (findTile(model.tiles, personID) === undefined) return false;
      gate.ifUsed((engine) => engine.refuse(personID, reason));
      return true;
    },
    adopt: (video) => actions.choose({ explicit: hasFlag(video, VideoFlag.Explicit) }),
    meet: (person) => notes.meet(personOf(person)),
    wentOffline: () => gate.ifUsed((engine) => engine.wentOffline()),
    cameBack: () => {
      notes.tellAgain();
      gate.ifUsed((engine) => engine.cameBack());
    },
    resumed: () => gate.ifUsed((engine) => engine.resumed()),
    reset: () =>
      gate.ifUsed((engine) => {
        engine.wentOffline();
        engine.reset();
      }),
    forget: () => notes.clear(),
    dispose: () => gate.dispose(),
  };
}

function giveUp({ model }: VideoParts): void {
  if (model.own.peek().phase === "starting") {
    model.own.value = { phase: "off" };
    model.problem.value = NOT_LOADED;
  }
  for (const { phase } of model.tiles.peek()) {
    if (phase.peek().kind === "opening") {
      phase.value = { kind: "failed", reason: html`${NOT_LOADED}` };
    }
  }
}

function createVideoActions(parts: VideoParts, gate: EngineGate): VideoActions {
  const { model } = parts;
  return {
    ...createPeopleActions(parts, gate),
    preview: () => {
      if (model.own.peek().phase !== "off") return;
      batch(() => {
        model.own.value = { phase: "starting" };
        model.problem.value = null;
      });
      gate.use((engine) => engine.preview());
    },
    goLive: () => gate.ifUsed((engine) => engine.goLive()),
    stop: () => gate.ifUsed((engine) => engine.stop()),
    choose: (change) => {
      const before = model.choices.peek();
      const explicit = model.permitExplicit && (change.explicit ?? before.explicit);
      model.choices.value = { ...before, ...change, explicit };
      gate.ifUsed((engine) => engine.choicesChanged(before));
    },
    flip: () => gate.ifUsed((engine) => engine.flip()),
    setMicrophoneOff: (off) => gate.ifUsed((engine) => engine.setMicrophoneOff(off)),
    watch: (personID) => watch(parts, gate, personID),
    close: (personID) => close(parts, gate, personID),
  };
}

function watch({ model, roster, me }: VideoParts, gate: EngineGate, personID: string): void {
  const row = roster.find(personID);
  if (personID === me.peek()?.personID) return;
  const tile = findTile(model.tiles, personID) ?? (row && addTile(model.tiles, row));
  if (tile !== undefined) gate.use((engine) => engine.watch(tile));
}

function close({ model }: VideoParts, gate: EngineGate, personID: string): void {
  const tile = findTile(model.tiles, personID);
  if (tile === undefined) return;
  removeTile(model.tiles, tile);
  gate.ifUsed((engine) => engine.unwatch(tile));
}

type PeopleActions = Pick<VideoActions, "boot" | "unboot" | "mute" | "unmute" | "invite">;

/** What one decides about people is said at once; cameras follow if any are on. */
function createPeopleActions(parts: VideoParts, gate: EngineGate): PeopleActions {
  const { notes, roster, me } = parts;
  const decide = (personID: string, act: (person: NotedPerson) => void) => {
    const username = roster.find(personID)?.username ?? notes.nameOf(personID);
    if (username === undefined || personID === me.peek()?.personID) return;
    batch(() => act({ personID, username }));
  };
  return {
    boot: (personID) =>
      decide(personID, (person) => {
        // In the order in which `stop` does it, so that the other side sees no difference.
        gate.ifUsed((engine) => engine.dropViewer(person));
        notes.boot(person);
      }),
    unboot: (personID) => decide(personID, (person) => notes.unboot(person)),
    mute: (personID) =>
      decide(personID, (person) => {
        close(parts, gate, personID);
        gate.ifUsed((engine) => engine.dropViewer(person));
        notes.mute(person);
      }),
    unmute: (personID) => decide(personID, (person) => notes.unmute(person)),
    invite: (personID) => decide(personID, (person) => notes.invite(person)),
  };
}
