import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import type { Effect } from "../../lib/broker/effect.ts";
import { SILENT_METER } from "../../lib/server/room_meter.ts";
import { type EffectTargets, runEffects } from "../../lib/server/run_effects.ts";
import { SessionStreams } from "../../lib/server/session_streams.ts";
import { FakeConnection } from "../support/fake_connection.ts";

function prepare() {
  const streams = new SessionStreams({
    bufferedBytes: 1_000,
    evict: () => {},
  });
  const [one, two] = [new FakeConnection(), new FakeConnection()];
  streams.add(1, one);
  streams.add(2, two);
  const failed: string[] = [];
  const targets: EffectTargets = {
    streams,
    log: () => {},
    meter: SILENT_METER,
    resolve: () => {},
    renew: () => {},
    grantIce: () => ({ action: "ice-servers", iceServers: [], relayOnly: false }),
    administer: () => {},
    postReport: () => {},
    resume: () => {},
    failed: ({ type }, cause) => failed.push(`${type}: ${cause}`),
  };
  return { targets, one: one.socket, two: two.socket, failed };
}

const PING: Effect = { type: "Send", to: [1, 2], message: { action: "ping" } };

describe("runEffects", () => {
  it("sends, answers and closes in the order of the effects", () => {
    const { targets, one, two } = prepare();
    runEffects([
      PING,
      { type: "GrantIce", session: 1, person: "ann" },
      { type: "Close", session: 1, code: 1008, reason: "enough" },
      PING,
    ], targets);
    targets.streams.flush();
    const actions = (frames: readonly string[]) => frames.map((frame) => JSON.parse(frame).action);
    assert.deepEqual(actions(one.sent), ["ping", "ice-servers"]);
    assert.deepEqual(one.closed, [[1008, "enough"]]);
    assert.deepEqual(actions(two.sent), ["ping", "ping"]);
  });

  it("an effect that fails takes none of the others with it", () => {
    const { targets, one, failed } = prepare();
    const resolve = () => {
      throw new Error("no");
    };
    const login = {
      action: "login",
      username: "",
      features: new Set<never>(),
      dnd: false,
    } as const;
    runEffects(
      [{ type: "ResolveIdentity", session: 1, login }, PING],
      { ...targets, resolve },
    );
    targets.streams.flush();
    assert.deepEqual(failed, ["ResolveIdentity: Error: no"]);
    assert.deepEqual(one.sent, ['{"action":"ping"}']);
  });
});
