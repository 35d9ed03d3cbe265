import type { SessionID } from "../broker/session.ts";
import type { SocketLike } from "./socket_like.ts";

/** A socket, and what reads from it, for as long as it stands. */
export interface Connection {
  readonly socket: SocketLike;
  /** The check of a login has begun: frames have to wait. */
  loginStarted(): void;
  /** It has been answered: held frames may go on. */
  loginEnded(): void;
  /** What comes is another session's from now on. */
  moved(session: SessionID): void;
  /** The server is done with it: what still comes counts for nothing. */
  ended(): void;
}
