/** The part of a WebSocket that the host needs, so that tests can do without a network. */
export interface SocketLike {
  /** Bytes that were sent and still wait for the network. */
  readonly bufferedAmount: number;
  readonly readyState: number;
  send(data: string): void;
  close(code?: number, reason?: string): void;
}

/** `readyState` of a socket that takes messages (WHATWG WebSockets §3.1). */
export const OPEN = 1;
