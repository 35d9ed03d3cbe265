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
  /** Given up for another connection: by our page, which is about to come back, or by the server when it has. */
  ComingBack: 4000,
  /** The same person opened the room elsewhere. Do not come back. */
  SignedInElsewhere: 4001,
  /** An operator sent the person out. Do not come back by yourself. */
  Kicked: 4002,
  /** The token or name was refused. Do not come back without another one. */
  LoginRefused: 4003,
} as const;

export type CloseCode = typeof CloseCode[keyof typeof CloseCode];

/** A connection that ended without a close frame (RFC 6455 §7.1.5). It is never sent. */
export const ABNORMAL_CLOSURE = 1006;

/** Codes after which somebody may be back in a moment; all others are a way to leave. */
const DROPS: ReadonlySet<number> = new Set([
  ABNORMAL_CLOSURE,
  CloseCode.TryAgainLater,
  CloseCode.ComingBack,
]);

/** Whether a connection that ended so was lost, rather than closed by somebody who left. */
export function isDrop(code: number): boolean {
  return DROPS.has(code);
}

/** Whether a client that was closed with this code may connect again by itself. */
export function mayReconnect(code: number): boolean {
  return code <= CloseCode.ComingBack && code !== CloseCode.PolicyViolation;
}
