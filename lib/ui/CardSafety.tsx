import type { RosterRow } from "../protocol/roster_row.ts";
import { Icon } from "./Icon.tsx";
import type { SafetyDesk } from "./safety_desk.ts";

/** Whose card it is. `onDone` closes it. */
export interface CardSafetyProps {
  readonly row: RosterRow;
  readonly safety: SafetyDesk;
  readonly onDone: () => void;
}

/** What the card of another person offers to somebody who wants to be rid of them. */
export function CardSafety({ row, safety, onDone }: CardSafetyProps) {
  const { personID, username } = row;
  const block = () => {
    onDone();
    safety.actions.block({ personID, username });
  };
  const report = () => {
    onDone();
    safety.reporting.value = { personID, username };
  };
  return (
    <section class="card-moderation" aria-label="Your safety">
      <button type="button" class="button" onClick={report}>
        <Icon name="flag" /> Report
      </button>
      {!row.op && (
        <button type="button" class="button" onClick={block}>
          <Icon name="ban" /> Block
        </button>
      )}
      {!row.op && (
        <p class="card-note">
          You will be gone for each other, and they are not told why. Members stay blocked on later
          visits; a guest can come back as somebody else.
        </p>
      )}
    </section>
  );
}
