import type { Journal } from "./journal.ts";

/**
 * A record whose fields a failed step sets back. Its fields are accessors that all records share, so
 * that reading one costs hardly more than reading a plain one (a `Proxy` costs four times as much);
 * the values are in a list.
 */
export class JournalledRecord {
  readonly #journal: Journal;
  readonly #values: unknown[];

  constructor(journal: Journal, values: unknown[]) {
    this.#journal = journal;
    this.#values = values;
  }

  /** The accessors of the field whose value has this place in the list. */
  static describeField(place: number): PropertyDescriptor {
    return {
      enumerable: true,
      get(this: JournalledRecord) {
        return this.#values[place];
      },
      set(this: JournalledRecord, value: unknown) {
        const values = this.#values;
        const before = values[place];
        if (before === value) return;
        this.#journal.note(() => values[place] = before);
        values[place] = value;
      },
    };
  }
}

/** More than any record has; the number of fields is known when a record type is written. */
const MAX_FIELDS = 64;

const FIELDS = Array.from(
  { length: MAX_FIELDS },
  (_, place) => JournalledRecord.describeField(place),
);

/**
 * A record with these fields, all of which a failed step sets back but those in `outside`. It has all
 * of its fields from the start: to assign one that is not among them throws a `TypeError`. A copy of
 * it by `{ ...record }` is a plain object.
 */
export function journalled<T extends object>(
  journal: Journal,
  fields: T,
  outside: readonly (keyof T & string)[] = [],
): T {
  const record: object = new JournalledRecord(journal, Object.values(fields));
  for (const [place, [field, value]] of Object.entries(fields).entries()) {
    const plain = { value, enumerable: true, writable: true };
    const isOutside = outside.some((one) => one === field);
    Object.defineProperty(record, field, isOutside ? plain : FIELDS[place] ?? plain);
  }
  return Object.preventExtensions(record) as T;
}
