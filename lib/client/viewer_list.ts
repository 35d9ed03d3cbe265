import type { Signal } from "@preact/signals";
import type { Viewer } from "./video_state.ts";

/**
 * Who watches one's camera, in the order in which they came. The server says it, not the viewer. A
 * viewer may open a camera anew, by a link that takes the place of the one before: the end of an
 * earlier link does not end the watching.
 */
export class ViewerList {
  readonly #viewers: Signal<readonly Viewer[]>;
  /** The latest link of each person. */
  readonly #links = new Map<string, string>();

  constructor(viewers: Signal<readonly Viewer[]>) {
    this.#viewers = viewers;
  }

  /** Everyone who watches. */
  get all(): readonly Viewer[] {
    return this.#viewers.peek();
  }

  /** Adds somebody who watches by this link from now on. Nobody is there twice. */
  add(viewer: Viewer, linkID: string): void {
    this.#links.set(viewer.personID, linkID);
    if (this.all.some(({ personID }) => personID === viewer.personID)) return;
    this.#viewers.value = [...this.all, viewer];
  }

  /** Takes somebody out, if `linkID` is their latest link; in any case without it. */
  remove(personID: string, linkID?: string): void {
    if (linkID !== undefined && this.#links.get(personID) !== linkID) return;
    this.#links.delete(personID);
    const left = this.all.filter((viewer) => viewer.personID !== personID);
    if (left.length < this.all.length) this.#viewers.value = left;
  }

  /** Somebody has this name now. */
  rename(personID: string, username: string): void {
    const known = this.all.find((viewer) => viewer.personID === personID);
    if (known === undefined || known.username === username) return;
    this.#viewers.value = this.all.map((viewer) =>
      viewer === known ? { personID, username } : viewer
    );
  }

  /** Nobody watches. */
  clear(): void {
    this.#links.clear();
    if (this.all.length > 0) this.#viewers.value = [];
  }
}
