import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";
import { html } from "../../lib/protocol/safe_html.ts";
import type { ServerMessage } from "../../lib/protocol/server_message.ts";
import type { FakeSocket } from "./fake_browser.ts";
import { ALICE } from "./room_fixture.ts";

/** One end of a connection: what has come in, and what is on its way out. */
interface Line {
  readonly socket: FakeSocket;
  /** Frames of the client that were read. */
  read: number;
  /** Frames on their way to the client. */
  readonly down: string[];
  /** Whom the client blocked before it logged in. */
  blocked: readonly unknown[];
  /** Whether the server has closed it, after what is on its way. */
  isClosed: boolean;
}

/** Alice's session: all that was sent to her in it. */
interface ModelSession {
  readonly key: string;
  readonly log: string[];
  acked: number;
  line: Line | null;
}

/** Decides what is said in the room, and keeps it for alice, as the rules of the wire have it. */
export class ModelServer {
  /** What was said in the lobby, in order. */
  readonly decided: string[] = [];
  /** Everyone but alice. */
  readonly people = new Map<string, RosterRow>();
  /** Whom alice has booted, muted or blocked, as the server knows it. */
  readonly noted = new Set<string>();
  /** What alice's status is. */
  status = "online";
  /** Sessions that alice has lost. */
  refusals = 0;
  /** The copies of what alice has said, by client id. */
  readonly #copies = new Map<string, string>();
  #session: ModelSession | null = null;
  #lines: Line[] = [];
  #keys = 0;

  /** The client has opened a connection. */
  accept(socket: FakeSocket): void {
    this.#lines.push({ socket, read: 0, down: [], blocked: [], isClosed: false });
    socket.listener.opened();
  }

  /** Whether there is nothing left to be read or delivered on this connection. */
  isQuiet(socket: FakeSocket): boolean {
    const line = this.#find(socket);
    return line !== undefined && !line.isClosed && line.read === socket.sent.length &&
      line.down.length === 0;
  }

  /** Reads the next frame of the client, however late it is. */
  read(socket: FakeSocket): void {
    const line = this.#find(socket);
    const frame = line?.socket.sent[line.read];
    if (line === undefined || frame === undefined) return;
    line.read += 1;
    this.#take(line, frame);
  }

  /** Delivers the next frames, up to `count` of them as one. */
  deliver(socket: FakeSocket, count: number): void {
    const line = this.#find(socket);
    if (line === undefined) return;
    const texts = line.down.splice(0, count);
    const [first] = texts;
    if (first === undefined) {
      if (!line.isClosed) return;
      this.hangUp(socket);
      return socket.listener.closed(CloseCode.ComingBack);
    }
    socket.listener.received(texts.length === 1 ? first : `[${texts.join()}]`);
  }

  /** The server notices that a connection is gone. */
  hangUp(socket: FakeSocket): void {
    this.#lines = this.#lines.filter((line) => line.socket !== socket);
    if (this.#session?.line?.socket === socket) this.#session.line = null;
  }

  /** The server has no session of alice any more. */
  forget(): void {
    this.#session = null;
    this.noted.clear();
    this.status = "online";
  }

  /** The server starts anew. */
  restart(): void {
    this.forget();
    this.#copies.clear();
    this.#lines = [];
  }

  /** Somebody says something. */
  say(username: string, text: string): void {
    this.decided.push(text);
    this.#sendAll(compose(username, text));
  }

  /** Somebody comes in, or has another row. */
  change(row: RosterRow, isNew: boolean): void {
    this.people.set(row.personID, row);
    const { personID, video, emoji = null } = row;
    const news = isNew
      ? { rows: [row], gone: [], kind: "joined" as const }
      : { rows: [], gone: [], changed: [{ personID, video, emoji }] };
    this.#sendAll({ action: "roster", ...news });
  }

  /** Somebody leaves. */
  remove(personID: string): void {
    this.people.delete(personID);
    this.#sendAll({ action: "roster", rows: [], gone: [personID], kind: "left" });
  }

  /** Sends something that this client does not know. */
  babble(text: string): void {
    this.#send(text);
  }

  #find(socket: FakeSocket): Line | undefined {
    return this.#lines.find((line) => line.socket === socket);
  }

  #take(line: Line, frame: Record<string, unknown>): void {
    const { action } = frame;
    if (action === "blocklist" && Array.isArray(frame.personIDs)) line.blocked = frame.personIDs;
    if (action === "login") return this.#admit(line);
    if (action === "resume") return this.#resume(line, frame);
    // What a session says over a connection that it has not any more is not heard.
    if (this.#session?.line !== line) return;
    if (action === "message") return this.#hear(frame);
    if (action === "ack") return this.#acknowledge(Number(frame.seen));
    if (action === "me") this.status = String(frame.status);
    const id = `${String(action).replace("un", "")} ${frame.personID}`;
    if (["boot", "mute", "block"].includes(String(action))) this.noted.add(id);
    if (["unboot", "unmute", "unblock"].includes(String(action))) this.noted.delete(id);
  }

  #admit(line: Line): void {
    this.forget();
    for (const personID of line.blocked) this.noted.add(`block ${personID}`);
    const key = `key ${++this.#keys}`;
    this.#session = { key, log: [], acked: 0, line };
    const { username, personID } = ALICE;
    const me = { action: "me", username, personID, features: [], resumeKey: key };
    line.down.push(JSON.stringify(me));
    this.#sendAll({ action: "who", whoList: [ALICE, ...this.people.values()] });
  }

  #resume(line: Line, { resumeKey, seen }: Record<string, unknown>): void {
    const session = this.#session;
    if (session === null || session.key !== resumeKey) {
      this.refusals += 1;
      line.down.push('{"action":"resume-refused"}');
      return;
    }
    const from = Number(seen);
    assert.ok(from >= session.acked, "the client asks for what it has acknowledged");
    assert.ok(from <= session.log.length, "the client has counted more than was sent");
    // One that was late may take the session from the one that the client uses by now.
    if (session.line !== null) session.line.isClosed = true;
    session.line = line;
    session.acked = from;
    line.down.push('{"action":"resumed"}', ...session.log.slice(from));
  }

  #acknowledge(seen: number): void {
    const session = this.#session;
    assert.ok(session !== null && seen > session.acked && seen <= session.log.length);
    session.acked = seen;
  }

  #hear({ clientID, message }: Record<string, unknown>): void {
    const known = this.#copies.get(String(clientID));
    if (known !== undefined) return this.#send(known);
    const text = String(message);
    const copy = JSON.stringify({ ...compose("alice", text), clientID });
    this.decided.push(text);
    this.#copies.set(String(clientID), copy);
    this.#send(copy);
  }

  #sendAll(message: ServerMessage): void {
    this.#send(JSON.stringify(message));
  }

  #send(text: string): void {
    this.#session?.log.push(text);
    this.#session?.line?.down.push(text);
  }
}

function compose(username: string, text: string) {
  const message = html`<p>${text}</p>`;
  return { action: "message", channel: "lobby", username, message, msgID: 1 } as const;
}
