import type { ClientMessage } from "../protocol/client_message.ts";
import { html } from "../protocol/safe_html.ts";
import type { Effect } from "./effect.ts";
import type { Cost } from "./pace.ts";
import { refuseFrame } from "./handle_refused_frame.ts";
import type { Room } from "./room.ts";
import type { Joining, Online, Session } from "./session.ts";

/** The message that each action carries. */
export type MessageOf<K extends ClientMessage["action"]> = Extract<ClientMessage, { action: K }>;

/** What a session must be before an action is looked at. */
export type Precondition = "joining" | "online" | "any";

/**
 * How one action is handled. Made only by `whenJoining`, `whenOnline` or `always`, so that an action
 * without a stated precondition and cost does not compile.
 */
export interface Handler<M> {
  readonly needs: Precondition;
  /** What it counts as for the pace. */
  readonly cost: Cost;
  run(room: Room, session: Session, message: M, at: number): readonly Effect[];
}

type Handle<S, M> = (room: Room, session: S, message: M, at: number) => readonly Effect[];

/** For those who are not in the room yet. */
export function whenJoining<M>(cost: Cost, handle: Handle<Joining, M>): Handler<M> {
  return {
    needs: "joining",
    cost,
    run: (room, session, message, at) =>
      session.state === "joining"
        ? handle(room, session, message, at)
        : refuseFrame(room, session, html`You are already in the room.`, at),
  };
}

/** For those who are in the room. */
export function whenOnline<M>(cost: Cost, handle: Handle<Online, M>): Handler<M> {
  return {
    needs: "online",
    cost,
    run: (room, session, message, at) =>
      session.state === "online"
        ? handle(room, session, message, at)
        : refuseFrame(room, session, html`You are not in the room yet. Log in first.`, at),
  };
}

/** For everyone who is connected. */
export function always<M>(cost: Cost, handle: Handle<Session, M>): Handler<M> {
  return { needs: "any", cost, run: handle };
}
