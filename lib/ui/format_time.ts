/** Times in the reader's own language and zone. All instants are Unix time in milliseconds. */

/** Language and zone; left out, the browser's own. */
export interface TimeStyle {
  readonly locale?: string;
  readonly timeZone?: string;
}

/** Writes instants as people read them. */
export interface TimeWriter {
  /** `14:05` or `2:05 PM`. */
  clock(at: number): string;
  /** The same without `AM` or `PM`, for narrow places beside lines that have it. */
  shortClock(at: number): string;
  /** `Monday, 3 March 2025, 14:05`, for a tooltip. */
  full(at: number): string;
  /** `Today`, `Yesterday`, `Monday, 3 March`, with the year when it is not this one. */
  day(at: number, now: number): string;
  /** Same for two instants of one day, different otherwise. */
  dayKey(at: number): string;
}

/** A writer with its formatters made once: they are slow to make and quick to use. */
export function createTimeWriter({ locale, timeZone }: TimeStyle = {}): TimeWriter {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, timeZone === undefined ? options : { ...options, timeZone });
  const clock = make({ hour: "numeric", minute: "2-digit" });
  const full = make({ dateStyle: "full", timeStyle: "short" });
  const thisYear = make({ weekday: "long", day: "numeric", month: "long" });
  const otherYear = make({ day: "numeric", month: "long", year: "numeric" });
  const key = make({ year: "numeric", month: "numeric", day: "numeric" });
  const year = make({ year: "numeric" });
  return {
    clock: (at) => clock.format(at),
    shortClock: (at) =>
      clock.formatToParts(at).filter((part) => part.type !== "dayPeriod")
        .map((part) => part.value).join("").trim(),
    full: (at) => full.format(at),
    dayKey: rememberSlot((at) => key.format(at)),
    day: (at, now) => {
      const day = key.format(at);
      if (day === key.format(now)) return "Today";
      if (day === key.format(oneDayBefore(now))) return "Yesterday";
      return (year.format(at) === year.format(now) ? thisYear : otherYear).format(at);
    },
  };
}

/** No zone is off by less than a quarter of an hour, so no day begins within one. */
const SLOT_MS = 15 * 60 * 1000;

/** Formatting is slow and neighbours in a list are mostly of one time: keeps the last answer. */
function rememberSlot(format: (at: number) => string): (at: number) => string {
  let lastSlot = NaN;
  let lastText = "";
  return (at) => {
    const slot = Math.floor(at / SLOT_MS);
    if (slot !== lastSlot) [lastSlot, lastText] = [slot, format(at)];
    return lastText;
  };
}

/** The same time a day earlier, give or take the hour of a change of summer time. */
function oneDayBefore(now: number): number {
  return now - 24 * 60 * 60 * 1000;
}

/** Times as the reader of this page expects them. */
export const readerTimes: TimeWriter = createTimeWriter();
