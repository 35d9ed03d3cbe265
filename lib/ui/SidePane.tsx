import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";

/** A pane left or right of the chat. */
export interface SidePaneProps {
  readonly which: "channels" | "people";
  readonly label: string;
  readonly shown: boolean;
  /** False while it is hidden or lies under another pane. */
  readonly reachable: boolean;
  /** What stands in its head, beside the button that closes it. */
  readonly head: ComponentChildren;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Beside the chat where there is room, over it where there is not. */
export function SidePane(props: SidePaneProps) {
  const { which, label, shown, reachable, head, onClose, children } = props;
  return (
    <aside
      id={`${which}-pane`}
      class={shown ? `pane pane-${which} pane-shown` : `pane pane-${which}`}
      aria-label={label}
      inert={!reachable}
    >
      <div class="pane-head">
        {head}
        <button
          type="button"
          id={`${which}-close`}
          class="icon-button only-narrow"
          title="Back to the chat"
          onClick={onClose}
        >
          <Icon name="xmark" />
          <span class="visually-hidden">Back to the chat</span>
        </button>
      </div>
      <div class="pane-body">{children}</div>
    </aside>
  );
}
