import assert from "node:assert/strict";
import type { Person } from "../../lib/broker/person.ts";
import type { Room } from "../../lib/broker/room.ts";
import type { ChatDelivery, EchoedMessages } from "../../lib/protocol/server_message.ts";
import { foldUsername } from "../../lib/protocol/username.ts";
import type { News } from "./watched_cameras.ts";

/**
 * Keeps everything that was said in public, as somebody heard it, and compares with it what newcomers
 * get of it.
 */
export class EchoedWords {
  /** How many messages were echoed, and how many were left out between them. */
  readonly seen = { echoed: 0, hidden: 0 };
  readonly #spoken = new Map<number, ChatDelivery>();
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Takes in what came, and checks every echo in it. */
  check(news: News): void {
    for (const messages of news.values()) {
      for (const message of messages) {
        if (message.action === "message" && message.threadID === undefined) this.#note(message);
      }
    }
    for (const [session, messages] of news) {
      const reader = this.#room.sessions.get(session.id);
      for (const message of messages) {
        if (message.action !== "echo" || reader?.state !== "online") continue;
        this.#checkEcho(reader.person, message);
      }
    }
  }

  #note({ clientID: _, ...delivery }: ChatDelivery): void {
    // The copy of what was said again comes later, with what its author is called by then.
    if (!this.#spoken.has(delivery.msgID)) this.#spoken.set(delivery.msgID, delivery);
  }

  #checkEcho(reader: Person, { messages }: EchoedMessages): void {
    assert.ok(messages.length > 0, "an empty echo was sent");
    const ids = messages.map(({ msgID }) => msgID);
    assert.deepEqual(ids, [...new Set(ids)].sort((one, other) => one - other), "out of order");
    for (const [channel, { echoes }] of this.#room.channels) {
      const here = messages.filter((message) => message.channel === channel);
      assert.ok(here.length <= echoes, `${here.length} messages of ${channel} were echoed`);
      this.#countHidden(channel, here.map(({ msgID }) => msgID));
    }
    for (const { timestamp, personID = "", clientID, ...message } of messages) {
      assert.deepEqual(message, this.#spoken.get(message.msgID), "nobody has heard it like that");
      assert.ok(!Number.isNaN(Date.parse(timestamp)));
      if (personID === reader.id) continue;
      assert.equal(clientID, undefined, "somebody else's client id was told");
      this.#checkAuthor(reader, personID, message.username);
    }
    this.seen.echoed += messages.length;
  }

  /** `expectedApart` is checked for all that is sent; this is what else may hide an author. */
  #checkAuthor(reader: Person, personID: string, username: string): void {
    const author = this.#room.people.get(personID);
    if (author === undefined || author.identity.kind !== "guest" || author.rights === "given") {
      return;
    }
    assert.ok(!reader.muted.has(personID), "somebody who is muted was echoed");
    assert.ok(!reader.blockedNames.has(foldUsername(username)), "a blocked name was echoed");
  }

  #countHidden(channel: string, ids: readonly number[]): void {
    const [first = Infinity] = ids;
    const since = [...this.#spoken.values()].filter((message) =>
      message.channel === channel && message.msgID >= first
    );
    this.seen.hidden += since.length - ids.length;
  }
}
