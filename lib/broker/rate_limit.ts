/**
 * Token buckets: a burst at once, then a steady pace. A bucket costs two numbers, whatever comes.
 */
export interface Bucket {
  /** Tokens left when last looked at. May be above the burst where some were given. */
  tokens: number;
  /** Unix time in milliseconds of the last look. */
  at: number;
}

/** How fast something may go. */
export interface Pace {
  /** Tokens that come back in a second; `Infinity` for no limit. */
  readonly perSecond: number;
  /** Most tokens that come back; `Infinity` for no limit. */
  readonly burst: number;
}

/** A full bucket. */
export function createBucket({ burst }: Pace, at: number): Bucket {
  return { tokens: burst, at };
}

/**
 * Takes one token. Gives 0, or, when there is none, the milliseconds until there will be.
 * A clock that was set back gives no tokens and takes none.
 */
export function takeToken(bucket: Bucket, { perSecond, burst }: Pace, at: number): number {
  if (perSecond === Infinity || burst === Infinity) return 0;
  const elapsed = Math.max(0, at - bucket.at);
  if (bucket.tokens < burst) {
    bucket.tokens = Math.min(burst, bucket.tokens + elapsed * perSecond / 1000);
  }
  bucket.at = at;
  if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) * 1000 / perSecond);
  bucket.tokens -= 1;
  return 0;
}

/** Gives tokens beyond the burst, but no more than make `most`. */
export function giveTokens(bucket: Bucket, tokens: number, most: number): void {
  bucket.tokens = Math.max(bucket.tokens, Math.min(most, bucket.tokens + tokens));
}
