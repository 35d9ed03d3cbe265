import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./Icon.tsx";

/** A button and what it unfolds. */
export interface MenuProps {
  /** Name of the button, for the ear and as a tooltip. */
  readonly label: string;
  readonly icon: string;
  /** Links and buttons. A click on any of them closes the menu. */
  readonly children: ComponentChildren;
}

/** A small list that unfolds below its button. Escape, a click elsewhere or a choice closes it. */
export function Menu({ label, icon, children }: MenuProps) {
  const open = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open.value) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) {
        open.value = false;
      }
    };
    addEventListener("pointerdown", closeOutside);
    addEventListener("focusin", closeOutside);
    return () => {
      removeEventListener("pointerdown", closeOutside);
      removeEventListener("focusin", closeOutside);
    };
  }, [open.value]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open.value) return;
    event.stopPropagation();
    open.value = false;
    button.current?.focus();
  };
  return (
    <div class="menu" ref={place} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        class="icon-button"
        title={label}
        aria-expanded={open.value}
        onClick={() => open.value = !open.value}
      >
        <Icon name={icon} />
        <span class="visually-hidden">{label}</span>
      </button>
      {open.value && (
        <div class="menu-items" onClick={() => open.value = false}>
          {children}
        </div>
      )}
    </div>
  );
}
