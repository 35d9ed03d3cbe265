import { readerTimes } from "./format_time.ts";

/** An instant in Unix milliseconds, and whether space is scarce. */
export interface LineTimeProps {
  readonly at: number;
  readonly short?: boolean;
}

/** When a line was said: the clock, with the whole date for those who ask. */
export function LineTime({ at, short = false }: LineTimeProps) {
  return (
    <time class="line-time" dateTime={new Date(at).toISOString()} title={readerTimes.full(at)}>
      {short ? readerTimes.shortClock(at) : readerTimes.clock(at)}
    </time>
  );
}
