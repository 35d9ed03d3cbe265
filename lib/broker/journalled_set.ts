import type { Journal } from "./journal.ts";

/**
 * A set whose writes a failed step takes back, the order of its items included. Reading costs what
 * it costs of a `Set`; deleting takes longer the further back the item is.
 */
export class JournalledSet<T> extends Set<T> {
  readonly #journal: Journal;

  constructor(journal: Journal, items: Iterable<T> = []) {
    super();
    this.#journal = journal;
    for (const item of items) super.add(item);
  }

  override add(item: T): this {
    if (this.has(item)) return this;
    this.#journal.note(() => super.delete(item));
    return super.add(item);
  }

  override delete(item: T): boolean {
    if (!this.has(item)) return false;
    const place = this.#placeOf(item);
    this.#journal.note(() => this.#putBack(place, item));
    return super.delete(item);
  }

  override clear(): void {
    if (this.size === 0) return;
    const before = [...this];
    this.#journal.note(() => before.forEach((item) => super.add(item)));
    super.clear();
  }

  /** How many items are older. */
  #placeOf(item: T): number {
    let place = 0;
    for (const other of this) {
      if (other === item) break;
      place++;
    }
    return place;
  }

  #putBack(place: number, item: T): void {
    const later = [...this].slice(place);
    for (const other of later) super.delete(other);
    super.add(item);
    for (const other of later) super.add(other);
  }
}
