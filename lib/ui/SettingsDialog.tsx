import type { ReadonlySignal } from "@preact/signals";
import { SCROLLBACK_CHOICES } from "../client/scrollback.ts";
import { useModal } from "./video/use_modal.ts";

/** What can be set, and who hears of a change. */
export interface SettingsDialogProps {
  /** Most lines that are kept of each conversation. */
  readonly scrollback: ReadonlySignal<number>;
  readonly onScrollback: (lines: number) => void;
  readonly onClose: () => void;
}

/** What this browser remembers about how the room is shown. Changes hold at once. */
export function SettingsDialog({ scrollback, onScrollback, onClose }: SettingsDialogProps) {
  const { dialog, close } = useModal();
  return (
    <dialog ref={dialog} class="safety" aria-labelledby="settings-title" onClose={onClose}>
      <div class="safety-inside">
        <h2 id="settings-title" class="safety-title">Settings</h2>
        <label class="setting">
          <span>Messages kept of each conversation</span>
          <select
            class="select"
            aria-describedby="scrollback-note"
            value={scrollback.value}
            onChange={(event) => onScrollback(Number(event.currentTarget.value))}
          >
            {SCROLLBACK_CHOICES.map((lines) => (
              <option key={lines} value={lines}>{lines.toLocaleString()}</option>
            ))}
          </select>
        </label>
        <p id="scrollback-note" class="card-note">
          Older ones are forgotten while the page is open. More of them take more memory. This
          browser remembers your choice.
        </p>
        <div class="card-actions">
          <button type="button" class="button" onClick={close}>Close</button>
        </div>
      </div>
    </dialog>
  );
}
