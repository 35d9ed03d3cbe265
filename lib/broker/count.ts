import type { Cost } from "./pace.ts";

/** What the operator's metrics count that only the room can tell, and the kinds of each. */
export interface Counted {
  /** Something was said, in a channel or to one person. */
  readonly message: "channel" | "direct";
  /** A frame came over the pace and was not handled. */
  readonly overPace: Cost;
  /** Somebody whose connection was lost wanted to go on where they were. */
  readonly resume: "resumed" | "refused";
}

/** Adds one to a number of the operator's metrics. Holds nothing of anybody's. */
export type Count = {
  readonly [K in keyof Counted]: {
    readonly type: "Count";
    readonly what: K;
    readonly kind: Counted[K];
  };
}[keyof Counted];
