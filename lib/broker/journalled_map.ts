import type { Journal } from "./journal.ts";

/**
 * A map whose writes a failed step takes back, the order of its entries included. Reading costs what
 * it costs of a `Map`; deleting takes longer the further back the entry is.
 */
export class JournalledMap<K, V extends NonNullable<unknown> | null> extends Map<K, V> {
  readonly #journal: Journal;

  constructor(journal: Journal, entries: Iterable<readonly [K, V]> = []) {
    super();
    this.#journal = journal;
    for (const [key, value] of entries) super.set(key, value);
  }

  override set(key: K, value: V): this {
    const before = this.get(key);
    if (before === value) return this;
    this.#journal.note(() => before === undefined ? super.delete(key) : super.set(key, before));
    return super.set(key, value);
  }

  override delete(key: K): boolean {
    const before = this.get(key);
    if (before === undefined) return false;
    const place = this.#placeOf(key);
    this.#journal.note(() => this.#putBack(place, key, before));
    return super.delete(key);
  }

  override clear(): void {
    if (this.size === 0) return;
    const before = [...this];
    this.#journal.note(() => before.forEach(([key, value]) => super.set(key, value)));
    super.clear();
  }

  /** How many entries are older. */
  #placeOf(key: K): number {
    let place = 0;
    for (const other of this.keys()) {
      if (other === key) break;
      place++;
    }
    return place;
  }

  #putBack(place: number, key: K, value: V): void {
    const later = [...this].slice(place);
    for (const [other] of later) super.delete(other);
    super.set(key, value);
    for (const [other, kept] of later) super.set(other, kept);
  }
}
