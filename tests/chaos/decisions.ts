import type { Event } from "../../lib/broker/event.ts";
import type { PersonID } from "../../lib/broker/person.ts";
import { listRecent } from "../../lib/broker/recent_messages.ts";
import type { SessionID } from "../../lib/broker/session.ts";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import type { RoomHost } from "../../lib/server/room_host.ts";

/** A message as the broker took it. */
export interface Decision {
  readonly author: string;
  /** A channel, or `@name` of whom it was for. */
  readonly to: string;
  readonly text: string;
}

/**
 * What a broker decided, in order, as its own book of messages has it (which is there for reports):
 * what was sent to whom, and came there, has no part in it.
 */
export class Decisions {
  readonly said: Decision[] = [];
  /** Logins, sessions that went on over another connection, and messages that came again. */
  readonly count = { logins: 0, resumed: 0, repeated: 0 };
  /** Sessions that were let go as they were too slow, each time that they were. */
  readonly evicted: SessionID[] = [];
  readonly #clientIDs = new Set<string>();
  /** How much was said before each person's last login. */
  readonly #before = new Map<PersonID, number>();
  #lastID = 0;

  constructor(host: RoomHost) {
    const dispatch = host.dispatch.bind(host);
    host.dispatch = (event) => {
      this.#note(event);
      dispatch(event);
      this.#read(host);
    };
  }

  /** What was said since a person's last login; null if they never came here. */
  since(personID: PersonID): readonly Decision[] | null {
    const before = this.#before.get(personID);
    return before === undefined ? null : this.said.slice(before);
  }

  #note(event: Event): void {
    switch (event.type) {
      case "SessionResumed":
        return void this.count.resumed++;
      case "SocketClosed":
        if (event.code === CloseCode.TryAgainLater) this.evicted.push(event.session);
        return;
      case "IdentityResolved":
        this.count.logins++;
        return void this.#before.set(event.identity.personID, this.said.length);
      case "MessageReceived":
        if (event.message.action === "message") this.#noteID(event.message.clientID);
    }
  }

  #noteID(clientID = ""): void {
    if (this.#clientIDs.has(clientID)) this.count.repeated++;
    this.#clientIDs.add(clientID);
  }

  #read({ room }: RoomHost): void {
    if (room.lastMessageID === this.#lastID) return;
    for (const { id, author, channel, text } of listRecent(room.recent)) {
      if (id > this.#lastID) this.said.push({ author: author.username, to: channel, text });
    }
    this.#lastID = room.lastMessageID;
  }
}
