import assert from "node:assert/strict";
import type { Effect } from "../../lib/broker/effect.ts";
import type { Person } from "../../lib/broker/person.ts";
import type { Room } from "../../lib/broker/room.ts";
import type { SessionID } from "../../lib/broker/session.ts";
import { parseClientFrame } from "../../lib/protocol/client_message.ts";
import type { ChatMessage } from "../../lib/protocol/room_message.ts";
import type { ChatDelivery } from "../../lib/protocol/server_message.ts";
import { foldUsername } from "../../lib/protocol/username.ts";
import { expectedApart } from "../support/block_invariants.ts";
import { onlineSessions } from "../support/room_invariants.ts";

type Deliveries = ReadonlyMap<SessionID, ChatDelivery>;

/**
 * Watches where everything that somebody says arrives. Keeps its own, simpler memory of who has
 * talked to whom under which name, and compares what the broker does with it.
 */
export class SpokenWords {
  /** With whom each person last talked under each folded name, for as long as they stay. */
  readonly #partners = new WeakMap<Person, Map<string, string>>();
  /** How many messages have arrived anywhere; a test that saw none has tested nothing. */
  readonly delivered = { publicly: 0, directly: 0, unheard: 0, repeated: 0 };
  /** The first copy of each message that had a client id, by its author and that id. */
  readonly #copies = new Map<string, ChatDelivery>();
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Checks what was done about a frame of `sender`. */
  check(sender: SessionID, frame: string, effects: readonly Effect[]): void {
    const heard = gatherDeliveries(effects);
    if (heard.size === 0) return;
    const parsed = parseClientFrame(frame);
    assert.ok(parsed.ok && parsed.value.action === "message", "something else made a message");
    assert.doesNotMatch(parsed.value.message, /^\s*\/\p{L}/u, "a command was said aloud");
    if (this.#isRepeated(sender, parsed.value, heard)) return;
    if (parsed.value.channel.startsWith("@")) this.#checkDirect(sender, parsed.value, heard);
    else this.#checkPublic(sender, parsed.value, heard);
  }

  /** What its sender has said already goes to them alone, as it was then. */
  #isRepeated(sender: SessionID, { clientID }: ChatMessage, heard: Deliveries): boolean {
    const copy = heard.get(sender);
    if (clientID === undefined || copy === undefined) return false;
    const key = `${this.#personOf(sender).id} ${clientID}`;
    const first = this.#copies.get(key);
    this.#copies.set(key, first ?? copy);
    if (first === undefined) return false;
    const { msgID, channel, threadID } = first;
    assert.deepEqual([...heard.keys()], [sender], "something was said twice");
    assert.deepEqual([copy.msgID, copy.channel, copy.threadID], [msgID, channel, threadID]);
    this.delivered.repeated++;
    return true;
  }

  #checkPublic(sender: SessionID, { channel }: ChatMessage, heard: Deliveries): void {
    this.delivered.publicly++;
    assert.ok(this.#room.channels.has(channel), "an unknown channel was spoken in");
    const speaker = this.#personOf(sender);
    const listeners = [...onlineSessions(this.#room)].filter((session) =>
      this.#hears(this.#personOf(session), speaker)
    );
    assert.deepEqual(new Set(heard.keys()), new Set(listeners), "not everyone heard it");
    for (const delivery of heard.values()) assert.equal(delivery.channel, channel);
  }

  #checkDirect(sender: SessionID, message: ChatMessage, heard: Deliveries): void {
    this.delivered.directly++;
    const own = heard.get(sender);
    const others = [...heard.keys()].filter((session) => session !== sender);
    const from = this.#personOf(sender);
    const to = this.#room.people.get(own?.threadID ?? "");
    assert.ok(to, "a direct message has no echo, or is for nobody");
    assert.ok(!from.muted.has(to.id), "somebody wrote to a person whom they have muted");
    assert.ok(!expectedApart(this.#room, from, to), "a direct message passed through a block");
    const isDeaf = to.muted.has(from.id);
    assert.deepEqual(others, isDeaf ? [] : [to.sessionID], "a direct message is for two");
    for (const other of others) assert.equal(heard.get(other)?.threadID, from.id);
    if (isDeaf) this.delivered.unheard++;
    const name = foldUsername(message.channel.slice(1));
    if (message.personID !== undefined) {
      assert.equal(to.id, message.personID, "it reached another person than the one named");
    } else {
      assert.equal(foldUsername(to.username), name, "it reached somebody of another name");
      assert.equal(this.#partnersOf(from).get(name) ?? to.id, to.id, "it reached a newcomer");
    }
    this.#partnersOf(from).set(foldUsername(to.username), to.id);
    this.#partnersOf(to).set(foldUsername(from.username), from.id);
  }

  #hears(listener: Person, speaker: Person): boolean {
    return !listener.muted.has(speaker.id) && !expectedApart(this.#room, listener, speaker);
  }

  #partnersOf(person: Person): Map<string, string> {
    const known = this.#partners.get(person) ?? new Map<string, string>();
    this.#partners.set(person, known);
    return known;
  }

  #personOf(session: SessionID): Person {
    const found = this.#room.sessions.get(session);
    assert.ok(found?.state === "online", "somebody who is not in the room was spoken to");
    return found.person;
  }
}

function gatherDeliveries(effects: readonly Effect[]): Deliveries {
  const heard = new Map<SessionID, ChatDelivery>();
  for (const effect of effects) {
    if (effect.type !== "Send" || effect.message.action !== "message") continue;
    for (const session of effect.to) {
      assert.ok(!heard.has(session), "somebody got a message twice");
      heard.set(session, effect.message);
    }
  }
  return heard;
}
