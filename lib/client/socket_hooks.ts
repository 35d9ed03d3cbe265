import type { SafeHtml } from "../protocol/safe_html.ts";
import type { ServerMessage } from "../protocol/server_message.ts";
import type { BlocklistFrame, LoginFrame } from "./outgoing.ts";

/** What the socket needs from the rest of the client, and what it tells it. */
export interface SocketHooks {
  /** What has to be said before the login, if anything. */
  beforeLogin(): BlocklistFrame | null;
  /** The login to send on each connection that does not go on with a session. */
  login(): LoginFrame;
  /**
   * The server let us in, on this connection; its `me` follows. `missed` if this is not the session
   * that we were in, and we did not leave that one.
   */
  admitted(missed: boolean): void;
  /** The session goes on, on this connection; what was missed follows. */
  resumed(): void;
  /** A message came. */
  received(message: ServerMessage): void;
  /** The connection was lost, and another one is on its way. */
  interrupted(): void;
  /** Nobody will answer what is still under way. */
  lost(): void;
  /** There will not be another connection until somebody asks for one. */
  ended(): void;
  /** The server did not let us in; `reason` is a sentence for the person. */
  refused(reason: SafeHtml): void;
}
