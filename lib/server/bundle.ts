/**
 * Messages that go to a session together, as a chain that grows at its end: sessions that get the
 * same messages share one chain, so that their frame is made once.
 */
export class Bundle {
  readonly #parent: Bundle | null;
  readonly #text: string;
  /** How many messages there are. */
  readonly count: number;
  /** UTF-16 code units of all of them. */
  readonly length: number;

  /** `text` is one serialised message, which comes after those of `parent`. */
  constructor(parent: Bundle | null, text: string) {
    this.#parent = parent;
    this.#text = text;
    this.count = (parent?.count ?? 0) + 1;
    this.length = (parent?.length ?? 0) + text.length;
  }

  /** The messages, oldest first. */
  texts(): string[] {
    const texts = new Array<string>(this.count);
    texts[this.count - 1] = this.#text;
    for (let at = this.#parent; at !== null; at = at.#parent) texts[at.count - 1] = at.#text;
    return texts;
  }

  /** The frame: one message as it is, several as a list. */
  toFrame(): string {
    return this.#parent === null ? this.#text : composeFrame(this.texts());
  }
}

/** One message as it is, several as a JSON list. */
export function composeFrame(texts: readonly string[]): string {
  const [first = ""] = texts;
  return texts.length === 1 ? first : `[${texts.join(",")}]`;
}
