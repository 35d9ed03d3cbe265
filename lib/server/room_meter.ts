import type { Count } from "../broker/count.ts";
import type { Event } from "../broker/event.ts";

/** What takes the room's time: an event, or sending what one or several of them brought about. */
export type MeteredStep = Event["type"] | "BatchSent";

/**
 * What the host tells of its work, so that an operator can watch it. Each of these is called on the
 * hot path and takes well under a microsecond. Nothing about a person is ever passed to it.
 */
export interface RoomMeter {
  /** A step is done, with what came out of it. It took so many milliseconds. */
  stepped(step: MeteredStep, ms: number): void;
  /** The room could not handle an event, or something that came out of one could not be done. */
  failed(): void;
  /** A message was given to the connections of so many sessions. */
  delivered(sessions: number): void;
  /** A session lost its connection because it did not keep up. */
  evicted(): void;
  /** The broker wants something counted. */
  counted(count: Count): void;
}

/** For hosts that nobody watches. */
export const SILENT_METER: RoomMeter = {
  stepped: () => {},
  failed: () => {},
  delivered: () => {},
  evicted: () => {},
  counted: () => {},
};
