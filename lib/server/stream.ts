import type { SessionID } from "../broker/session.ts";
import type { Bundle } from "./bundle.ts";
import type { Connection } from "./connection.ts";
import type { SentLog } from "./sent_log.ts";
import { OPEN, type SocketLike } from "./socket_like.ts";

/** What is sent to one session, over one connection after another. */
export interface Stream {
  readonly session: SessionID;
  /** Null while the client is away, and for good when the session is over. */
  connection: Connection | null;
  /** That of the connection, here because every delivery reads it; `disconnect` and resuming set both. */
  socket: SocketLike | null;
  /** Whether several messages may go out as one frame. */
  takesLists: boolean;
  /** What has gathered for it. */
  waiting: Bundle | null;
  /** Kept until it has arrived, for clients that may come back. */
  log: SentLog | null;
  /** Most bytes that can wait for its socket: what waited when that was last asked, and all sent since. */
  mostBuffered: number;
}

/** The stream of a new session. */
export function createStream(session: SessionID, connection: Connection): Stream {
  return {
    session,
    connection,
    socket: connection.socket,
    takesLists: false,
    waiting: null,
    log: null,
    mostBuffered: 0,
  };
}

/** Takes the connection off a stream: nothing is sent by it until it gets another. */
export function disconnect(stream: Stream): Connection | null {
  const { connection } = stream;
  stream.connection = null;
  stream.socket = null;
  return connection;
}

/** Ends a connection from our side, if there is one. */
export function endConnection(connection: Connection | null, code: number, reason: string): void {
  connection?.ended();
  if (connection?.socket.readyState === OPEN) connection.socket.close(code, reason);
}
