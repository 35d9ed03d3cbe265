import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { isFields } from "../protocol/fields.ts";
import { MAX_CLIENT_ID_LENGTH, MAX_NOTED_PEOPLE, MAX_USERNAME_INPUT } from "../protocol/limits.ts";
import type { BlocklistFrame, OutgoingMessage } from "./outgoing.ts";
import type { NotedPerson } from "./people_notes.ts";
import type { Pref, Prefs } from "./prefs.ts";

/** Whom this browser blocks, newest last, by the name that they had then. */
const blockedPref: Pref<readonly NotedPerson[]> = {
  key: "barertc:blocked",
  parse: parseBlocked,
  format: (people) => JSON.stringify(people),
  fallback: [],
};

/**
 * Whom one has blocked. The browser remembers it, and says it before each login: the two never meet,
 * whoever of them comes first. People are known by `personID`, which a new name does not change.
 */
export class BlockedPeople {
  readonly #prefs: Prefs;
  readonly #transmit: (message: OutgoingMessage) => boolean;
  readonly #people: Signal<readonly NotedPerson[]>;

  constructor(prefs: Prefs, transmit: (message: OutgoingMessage) => boolean) {
    this.#prefs = prefs;
    this.#transmit = transmit;
    this.#people = signal(prefs.get(blockedPref));
  }

  /** Newest last. */
  get people(): ReadonlySignal<readonly NotedPerson[]> {
    return this.#people;
  }

  /** Blocks somebody, from now on and on each visit. */
  block({ personID, username }: NotedPerson): void {
    const others = this.#people.peek().filter((one) => one.personID !== personID);
    this.#keep([...others, { personID, username }].slice(-MAX_NOTED_PEOPLE));
    this.#transmit({ action: "block", personID, username });
  }

  /** Takes a block back. */
  unblock(personID: string): void {
    const person = this.#people.peek().find((one) => one.personID === personID);
    if (person === undefined) return;
    this.#keep(this.#people.peek().filter((one) => one !== person));
    this.#transmit({ action: "unblock", ...person });
  }

  /** What is to be said before a login; null if there is nobody. */
  composeList(): BlocklistFrame | null {
    const personIDs = this.#people.peek().map(({ personID }) => personID);
    return personIDs.length === 0 ? null : { action: "blocklist", usernames: [], personIDs };
  }

  #keep(people: readonly NotedPerson[]): void {
    this.#people.value = people;
    this.#prefs.set(blockedPref, people);
  }
}

/** Other versions of the page may have written something else. */
function parseBlocked(text: string): readonly NotedPerson[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return undefined;
    return list.filter(isNoted).slice(-MAX_NOTED_PEOPLE)
      .map(({ personID, username }) => ({ personID, username }));
  } catch {
    return undefined;
  }
}

function isNoted(item: unknown): item is NotedPerson {
  if (!isFields(item)) return false;
  const { personID, username } = item;
  return typeof personID === "string" && personID !== "" &&
    personID.length <= MAX_CLIENT_ID_LENGTH && typeof username === "string" && username !== "" &&
    username.length <= MAX_USERNAME_INPUT;
}
