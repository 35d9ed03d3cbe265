/**
 * WebSocket close codes that the server uses (RFC 6455 §7.4; 4000–4999 are the application's own)
 * and what each of them asks of the client.
 */
export const CloseCode = {
  /** The person left on purpose. */
  Normal: 1000,
  /** Not logged in within `Limits.LoginSeconds`, or too many refused frames. */
  PolicyViolation: 1008,
  /** A frame longer than `MAX_FRAME_LENGTH`. */
  MessageTooBig: 1009,
  /** An error in the server's own code. */
  InternalError: 1011,
  /** The server is restarting: come back, spread out. */
  ServiceRestart: 1012,
  /** The client reads too slowly: come back. */
  TryAgainLater: 1013,
  /** Sent by our page when it gives up on a dead connection: it is about to come back. */
  ComingBack: 4000,
  /** The same person opened the room elsewhere. Do not come back. */
  SignedInElsewhere: 4001,
  /** An operator sent the person out. Do not come back by yourself. */
  Kicked: 4002,
  /** The token or name was refused. Do not come back without another one. */
  LoginRefused: 4003,
} as const;

export type CloseCode = typeof CloseCode[keyof typeof CloseCode];

/** Whether a client that was closed with this code may connect again by itself. */
export function mayReconnect(code: number): boolean {
  return code <= CloseCode.ComingBack && code !== CloseCode.PolicyViolation;
}
