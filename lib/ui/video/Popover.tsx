import type { ComponentChildren } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { Box } from "./float_box.ts";
import { placePopover } from "./place_popover.ts";
import { useModal } from "./use_modal.ts";

/** Something small that opens beside a button. */
export interface PopoverProps {
  readonly label: string;
  /** What it belongs to, in pixels of the window. */
  readonly anchor: Box;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Opens beside its anchor, on a phone at the lower edge. Escape and a click outside close it. */
export function Popover({ label, anchor, onClose, children }: PopoverProps) {
  const { dialog, close } = useModal();
  useLayoutEffect(() => {
    const box = dialog.current;
    if (box === null) return;
    const window = { width: innerWidth, height: innerHeight };
    const { left, top } = placePopover(anchor, box.getBoundingClientRect(), window);
    box.style.setProperty("--popover-left", `${left}px`);
    box.style.setProperty("--popover-top", `${top}px`);
  }, [anchor]);
  useLayoutEffect(() => {
    // What was pressed may be gone: the keyboard stays in the popover.
    if (!dialog.current?.contains(document.activeElement)) dialog.current?.focus();
  });
  return (
    <dialog
      ref={dialog}
      tabIndex={-1}
      class="popover"
      aria-label={label}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div class="popover-inside">{children}</div>
    </dialog>
  );
}
