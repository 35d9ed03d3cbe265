import type { ComponentChildren } from "preact";

/** Something that is on or off at once, with words beside it. */
export interface SwitchProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ComponentChildren;
  /** A second, quieter line. */
  readonly note?: string;
}

/** A switch; the whole line can be pressed. */
export function Switch({ on, onChange, children, note }: SwitchProps) {
  return (
    <label class="switch">
      <span class="switch-words">
        <span>{children}</span>
        {note !== undefined && <span class="switch-note">{note}</span>}
      </span>
      <input
        type="checkbox"
        role="switch"
        class="switch-box"
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
