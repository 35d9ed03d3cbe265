import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { PersonReference } from "../protocol/camera_message.ts";
import { MAX_INVITED } from "../protocol/limits.ts";
import type { OutgoingMessage } from "./outgoing.ts";

/** A person whom a decision was made about, by their name at that time. */
export type NotedPerson = Required<PersonReference>;

type Verb = "boot" | "mute" | "invite";

/**
 * Whom one has booted, muted or invited. The server forgets it with the connection, so it is said
 * again with each: before one's camera is, lest somebody see it in between.
 */
export class PeopleNotes {
  readonly #transmit: (message: OutgoingMessage) => boolean;
  readonly #names = new Map<string, string>();
  readonly #sets: Readonly<Record<Verb, Signal<ReadonlySet<string>>>> = {
    boot: signal(new Set<string>()),
    mute: signal(new Set<string>()),
    invite: signal(new Set<string>()),
  };

  constructor(transmit: (message: OutgoingMessage) => boolean) {
    this.#transmit = transmit;
  }

  /** `personID`s of those who see one's camera as off. */
  get booted(): ReadonlySignal<ReadonlySet<string>> {
    return this.#sets.boot;
  }

  /** `personID`s of those whom one neither hears nor sees. */
  get muted(): ReadonlySignal<ReadonlySet<string>> {
    return this.#sets.mute;
  }

  /** `personID`s of those who may watch whatever else one asks of viewers. */
  get invited(): ReadonlySignal<ReadonlySet<string>> {
    return this.#sets.invite;
  }

  /** Notes a boot, which also ends an invitation. */
  boot(person: NotedPerson): void {
    this.#note("invite", person, false);
    if (this.#note("boot", person, true)) this.#transmit({ action: "boot", ...person });
  }

  /** Takes a boot back. */
  unboot(person: NotedPerson): void {
    if (this.#note("boot", person, false)) this.#transmit({ action: "unboot", ...person });
  }

  /** Notes a mute. */
  mute(person: NotedPerson): void {
    if (this.#note("mute", person, true)) this.#transmit({ action: "mute", ...person });
  }

  /** Takes a mute back. */
  unmute(person: NotedPerson): void {
    if (this.#note("mute", person, false)) this.#transmit({ action: "unmute", ...person });
  }

  /** Invites somebody, for as long as they are not booted. */
  invite(person: NotedPerson): void {
    this.#note("invite", person, true);
    this.#transmit({ action: "video-invite", usernames: [person.username] });
  }

  /** The name that a noted person had. */
  nameOf(personID: string): string | undefined {
    return this.#names.get(personID);
  }

  /** Says everything again, on a new connection. */
  tellAgain(): void {
    for (const verb of ["boot", "mute"] as const) {
      for (const person of this.#people(verb)) this.#transmit({ action: verb, ...person });
    }
    const names = this.#people("invite").map(({ username }) => username);
    for (let start = 0; start < names.length; start += MAX_INVITED) {
      const usernames = names.slice(start, start + MAX_INVITED);
      this.#transmit({ action: "video-invite", usernames });
    }
  }

  /**
   * Somebody has come in or has another name. Invitations are said by name and only to those who
   * are there, so those who were not when one's connection was lost are invited now.
   */
  meet({ personID, username }: NotedPerson): void {
    if (!this.#names.has(personID)) return;
    this.#names.set(personID, username);
    if (this.invited.peek().has(personID)) this.invite({ personID, username });
  }

  /** Forgets everyone. */
  clear(): void {
    for (const set of Object.values(this.#sets)) set.value = new Set();
    this.#names.clear();
  }

  #people(verb: Verb): readonly NotedPerson[] {
    return [...this.#sets[verb].peek()].map((personID) => {
      return { personID, username: this.#names.get(personID) ?? "" };
    });
  }

  /** False if it was so already. */
  #note(verb: Verb, { personID, username }: NotedPerson, isNoted: boolean): boolean {
    const set = this.#sets[verb];
    if (set.peek().has(personID) === isNoted) return false;
    const next = new Set(set.peek());
    if (isNoted) next.add(personID);
    else next.delete(personID);
    this.#names.set(personID, username);
    set.value = next;
    return true;
  }
}
