import type { Connection } from "../../lib/server/connection.ts";
import { OPEN, type SocketLike } from "../../lib/server/socket_like.ts";

/** A socket that keeps what was sent. */
export class FakeSocket implements SocketLike {
  bufferedAmount = 0;
  readyState = OPEN;
  readonly sent: string[] = [];
  readonly closed: unknown[] = [];

  send(data: string): void {
    this.sent.push(data);
  }

  close(...args: unknown[]): void {
    this.closed.push(args);
    this.readyState = 2;
  }

  /** The messages that came, whatever frames they came in. */
  messages(): readonly unknown[] {
    return this.sent.flatMap((frame) => JSON.parse(frame));
  }
}

/** A connection that notes what it is told. */
export class FakeConnection implements Connection {
  readonly socket = new FakeSocket();
  readonly told: string[] = [];

  loginStarted(): void {
    this.told.push("loginStarted");
  }

  loginEnded(): void {
    this.told.push("loginEnded");
  }

  moved(session: number): void {
    this.told.push(`moved to ${session}`);
  }

  ended(): void {
    this.told.push("ended");
  }
}
