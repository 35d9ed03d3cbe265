import assert from "node:assert/strict";
import type { Effect } from "../../lib/broker/effect.ts";
import type { Event } from "../../lib/broker/event.ts";
import type { Room } from "../../lib/broker/room.ts";
import type { Session } from "../../lib/broker/session.ts";
import { step } from "../../lib/broker/step.ts";
import { RoomGraph } from "./room_graph.ts";

class Fault extends Error {}

/**
 * Feeds events into rooms, but lets each fail first: before its first write, before its second, and
 * so on, and once after its last. Each time the room must be what it was. At last the event succeeds.
 */
export class FaultInjection {
  /** How often a step was made to fail. */
  failures = 0;
  readonly #graphs = new WeakMap<Room, RoomGraph>();

  /** In the place of `step`. */
  readonly step = (room: Room, event: Event): readonly Effect[] => {
    const graph = this.#graphs.get(room) ?? new RoomGraph(room);
    this.#graphs.set(room, graph);
    const before = graph.describe();
    const session = "session" in event ? room.sessions.get(event.session) : undefined;
    for (let write = 1;; write++) {
      const effects = failAt(write, room, event, session);
      if (effects !== null) return effects;
      this.failures++;
      if (graph.describe() !== before) {
        assert.equal(graph.describe(), before, `${event.type} left something at write ${write}`);
      }
    }
  };
}

/** The effects of an event, or null if it has so many writes that it was made to fail. */
function failAt(
  write: number,
  room: Room,
  event: Event,
  session: Session | undefined,
): readonly Effect[] | null {
  const restoreCosts = rememberCosts(session);
  let writes = 0;
  room.journal.beforeWrite = () => {
    if (++writes === write) throw new Fault();
  };
  try {
    return step(room, event);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    restoreCosts();
    return null;
  } finally {
    room.journal.beforeWrite = null;
  }
}

/** Each attempt costs its sender what the event costs, and all together are to cost as much as one. */
function rememberCosts(session: Session | undefined): () => void {
  if (session === undefined) return () => {};
  const { strikes } = session;
  const pace = structuredClone(session.pace);
  return () => {
    session.strikes = strikes;
    Object.assign(session.pace, structuredClone(pace));
  };
}
