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

  /** The frames: one with all messages, or one for each. */
  toFrames(asList: boolean): readonly string[] {
    if (this.#parent === null) return [this.#text];
    return asList ? [composeFrame(this.texts())] : this.texts();
  }
}

/** One message, put behind whatever has gathered for a session. */
export class Addition {
  readonly #text: string;
  readonly #grown = new Map<Bundle | null, Bundle>();
  /** The last that were asked for: most sessions have the same. */
  #before: Bundle | null = null;
  #after: Bundle;

  /** `text` is the serialised message. */
  constructor(text: string) {
    this.#text = text;
    this.#after = new Bundle(null, text);
    this.#grown.set(null, this.#after);
  }

  /** What a session has then that had `before`: the same for all that had the same. */
  after(before: Bundle | null): Bundle {
    if (before !== this.#before) {
      this.#after = this.#grown.get(before) ?? new Bundle(before, this.#text);
      this.#before = before;
      this.#grown.set(before, this.#after);
    }
    return this.#after;
  }
}

/** The frames of bundles, each made once for all sessions that get it. */
export class FrameMaker {
  readonly #lists = new Map<Bundle, readonly string[]>();
  readonly #singles = new Map<Bundle, readonly string[]>();
  /** The last that were asked for: most sessions get the same. */
  #bundle: Bundle | null = null;
  #asList = false;
  #frames: readonly string[] = [];

  /** As `Bundle.toFrames`. */
  framesOf(bundle: Bundle, asList: boolean): readonly string[] {
    if (bundle !== this.#bundle || asList !== this.#asList) {
      const made = asList ? this.#lists : this.#singles;
      this.#frames = made.get(bundle) ?? bundle.toFrames(asList);
      made.set(bundle, this.#frames);
      this.#bundle = bundle;
      this.#asList = asList;
    }
    return this.#frames;
  }
}

/** One message as it is, several as a JSON list. */
export function composeFrame(texts: readonly string[]): string {
  const [first = ""] = texts;
  return texts.length === 1 ? first : `[${texts.join(",")}]`;
}
