import assert from "node:assert/strict";
import type { SessionID } from "../../lib/broker/session.ts";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import type { Feature } from "../../lib/protocol/features.ts";
import { html } from "../../lib/protocol/safe_html.ts";
import type { ServerMessage } from "../../lib/protocol/server_message.ts";
import { SessionStreams } from "../../lib/server/session_streams.ts";
import { FakeConnection } from "./fake_connection.ts";

/** Streams of fake connections. */
export class Streams {
  readonly evicted: SessionID[] = [];
  readonly streams: SessionStreams;
  readonly #connections = new Map<SessionID, FakeConnection>();

  constructor() {
    this.streams = new SessionStreams({
      bufferedBytes: 100,
      evict: (session) => {
        this.evicted.push(session);
        this.streams.detach(session, CloseCode.TryAgainLater, "too slow");
      },
    });
  }

  add(session: SessionID, ...features: readonly Feature[]): FakeConnection {
    const connection = new FakeConnection();
    this.#connections.set(session, connection);
    this.streams.add(session, connection);
    this.streams.serve(session, new Set(features));
    return connection;
  }

  /** Sends a message that says `text` to sessions. */
  say(text: string, ...to: readonly SessionID[]): void {
    this.gather(text, ...to);
    this.streams.flush();
  }

  /** The same, to be sent with what comes next. */
  gather(text: string, ...to: readonly SessionID[]): void {
    this.streams.send(to, said(text));
  }
}

/** A message that says something. */
export function said(text: string): ServerMessage {
  return { action: "error", username: "ChatServer", message: html`${text}` };
}

/** What the frames of a socket say, each as a list. */
export function framesOf({ socket }: FakeConnection): readonly (readonly string[])[] {
  const textsOf = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.flatMap(textsOf) : [readText(value)];
  return socket.sent.map((frame) => textsOf(JSON.parse(frame)));
}

function readText(value: unknown): string {
  assert.ok(typeof value === "object" && value !== null && "action" in value);
  return "message" in value ? String(value.message) : String(value.action);
}
