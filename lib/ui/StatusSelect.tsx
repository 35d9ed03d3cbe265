import { IDLE_STATUS, OFFERED_STATUSES } from "../protocol/status.ts";
import { statusLabel } from "./status_words.ts";

/** One's own status, and who hears of a change. */
export interface StatusSelectProps {
  readonly status: string;
  readonly onStatus: (status: string) => void;
}

/** Chooses what others see beside one's name. A status set elsewhere is kept in the list. */
export function StatusSelect({ status, onStatus }: StatusSelectProps) {
  const offered: readonly string[] = OFFERED_STATUSES;
  const statuses = offered.includes(status) ? offered : [status, ...offered];
  return (
    <select
      class="select select-quiet"
      aria-label="Your status"
      value={status}
      onChange={(event) => onStatus(event.currentTarget.value)}
    >
      {statuses.map((each) => (
        <option key={each} value={each} disabled={each === IDLE_STATUS}>
          {statusLabel(each)}
        </option>
      ))}
    </select>
  );
}
