import assert from "node:assert/strict";
import { Journal } from "../../lib/broker/journal.ts";
import { JournalledMap } from "../../lib/broker/journalled_map.ts";
import { JournalledRecord } from "../../lib/broker/journalled_record.ts";
import { JournalledSet } from "../../lib/broker/journalled_set.ts";
import type { Room } from "../../lib/broker/room.ts";

/**
 * What a failed step does not take back, and why:
 *
 * - `journal`: it is what takes back; between steps it is empty.
 * - `pace`, `strikes`: a frame that makes the server fail costs its sender what it always costs.
 */
const OUTSIDE: ReadonlySet<string> = new Set(["journal", "pace", "strikes"]);

/** Prototypes of what may be reached from a room without being journalled, if nobody writes it. */
const PLAIN: ReadonlySet<unknown> = new Set([
  ...[Object.prototype, Array.prototype, Map.prototype, Set.prototype, RegExp.prototype],
]);

/**
 * Everything that can be reached from a room. What is not journalled is frozen on the way, so that
 * who writes to it fails: a field or collection that somebody forgot to journal is found out as soon
 * as it is used.
 */
export class RoomGraph {
  readonly #room: Room;
  readonly #names = new WeakMap<object, number>();
  /** Frozen things from which nothing journalled is reached: they stay what they are. */
  readonly #settled = new WeakSet<object>();
  #named = 0;

  constructor(room: Room) {
    this.#room = room;
  }

  /** The present state in words, order and identities included. */
  describe(): string {
    const found: object[] = [this.#room];
    const seen = new Set(found);
    const reach = (value: unknown) => {
      if (!isObject(value) || seen.has(value) || this.#settled.has(value)) return;
      seen.add(value);
      found.push(value);
    };
    const lines: string[] = [];
    for (const node of found) {
      const parts = isJournalled(node) ? partsOf(node) : this.#settle(node);
      parts.flat().forEach(reach);
      const words = parts.map((part) => part.map((value) => this.#nameOf(value)).join(": "));
      if (isJournalled(node)) lines.push(`${this.#nameOf(node)} ${words.join(", ")}`);
    }
    return lines.join("\n");
  }

  /** Freezes something that is not journalled, and gives what it is made of. */
  #settle(node: object): readonly (readonly unknown[])[] {
    if (node instanceof Journal || typeof node === "function") return [];
    const prototype = Object.getPrototypeOf(node);
    assert.ok(PLAIN.has(prototype), `${prototype?.constructor.name} is not known in a room`);
    if (!(node instanceof RegExp)) freeze(node);
    const parts = partsOf(node);
    if (!parts.flat().some((value) => isObject(value) && !this.#settled.has(value))) {
      this.#settled.add(node);
    }
    return parts;
  }

  #nameOf(value: unknown): string {
    if (!isObject(value)) return typeof value === "string" ? JSON.stringify(value) : String(value);
    const known = this.#names.get(value) ?? ++this.#named;
    this.#names.set(value, known);
    return `#${known}`;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null || typeof value === "function";
}

function isJournalled(node: object): boolean {
  return node instanceof JournalledMap || node instanceof JournalledSet ||
    node instanceof JournalledRecord;
}

/** Entries, items or fields, in their order. */
function partsOf(node: object): readonly (readonly unknown[])[] {
  if (node instanceof Map) return [...node];
  if (node instanceof Set) return [...node].map((item) => [item]);
  const fields = Object.entries(node).filter(([field]) => !OUTSIDE.has(field));
  if (node instanceof JournalledRecord) fields.forEach(([field]) => assertIsAccessor(node, field));
  return fields;
}

function assertIsAccessor(node: object, field: string): void {
  const accessor = Object.getOwnPropertyDescriptor(node, field)?.set;
  assert.ok(accessor, `"${field}" of a record is written past the journal`);
}

function freeze(node: object): void {
  if (Object.isFrozen(node)) return;
  if (node instanceof Map || node instanceof Set) {
    // To freeze a collection says nothing about what is in it.
    const value = () => assert.fail("a collection that is not journalled was written");
    for (const writer of ["set", "add", "delete", "clear"]) {
      Object.defineProperty(node, writer, { value });
    }
  }
  Object.freeze(node);
}
