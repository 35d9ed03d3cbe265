import { useSignal } from "@preact/signals";
import type { RosterRow } from "../protocol/roster_row.ts";
import { Icon } from "./Icon.tsx";
import {
  BAN_HOURS,
  composeDeed,
  type Deed,
  DEFAULT_BAN_HOURS,
  listDeeds,
} from "./moderation_deeds.ts";

/** Whose card it is, and what an operator's buttons do. */
export interface CardModerationProps {
  readonly row: RosterRow;
  readonly permitExplicit: boolean;
  /** Gives a command to the server; false if there is no connection. */
  readonly onCommand: (command: string) => boolean;
  /** Closes the card. */
  readonly onDone: () => void;
}

/** What operators can do about somebody. Each button asks once more, and for a reason. */
export function CardModeration({ row, permitExplicit, onCommand, onDone }: CardModerationProps) {
  const chosen = useSignal<Deed["command"] | null>(null);
  const deeds = listDeeds(row, permitExplicit);
  const deed = deeds.find(({ command }) => command === chosen.value);
  return (
    <section class="card-moderation" aria-label="Moderation">
      {deed === undefined
        ? deeds.map(({ command, label, icon }) => (
          <button
            key={command}
            type="button"
            class="button"
            onClick={() => chosen.value = command}
          >
            <Icon name={icon} /> {label}
          </button>
        ))
        : (
          <DeedForm
            deed={deed}
            onCancel={() => chosen.value = null}
            onConfirm={(hours, reason) => {
              if (onCommand(composeDeed(deed, row.username, { hours, reason }))) onDone();
            }}
          />
        )}
    </section>
  );
}

interface DeedFormProps {
  readonly deed: Deed;
  readonly onCancel: () => void;
  readonly onConfirm: (hours: number, reason: string) => void;
}

function DeedForm({ deed, onCancel, onConfirm }: DeedFormProps) {
  const hours = useSignal(DEFAULT_BAN_HOURS);
  const reason = useSignal("");
  const submit = (event: Event) => {
    event.preventDefault();
    onConfirm(hours.value, reason.value);
  };
  return (
    <form class="card-deed" onSubmit={submit}>
      <h3 class="card-deed-title">{deed.label}</h3>
      <p class="card-note">{deed.note}</p>
      {deed.asks === "hours and reason" && (
        <label class="card-deed-field">
          For how long
          <select
            class="select"
            value={hours}
            onChange={(event) => hours.value = Number(event.currentTarget.value)}
          >
            {BAN_HOURS.map((choice) => (
              <option key={choice.hours} value={choice.hours}>{choice.label}</option>
            ))}
          </select>
        </label>
      )}
      {deed.asks !== "nothing" && (
        <label class="card-deed-field">
          Reason, which they will read
          <input
            class="field field-small"
            maxLength={200}
            placeholder="Optional"
            value={reason}
            onInput={(event) => reason.value = event.currentTarget.value}
          />
        </label>
      )}
      <div class="card-actions">
        <button type="button" class="button" onClick={onCancel}>Cancel</button>
        <button type="submit" class="button button-primary">{deed.confirm}</button>
      </div>
    </form>
  );
}
