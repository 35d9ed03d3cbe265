import { type MutableRef, useCallback, useLayoutEffect, useRef } from "preact/hooks";

/** A dialog that is open as long as its component is there. */
export interface Modal {
  readonly dialog: MutableRef<HTMLDialogElement | null>;
  /** Closes it, which gives the focus back and reports to `onClose` of the element. */
  readonly close: () => void;
}

/** Opens the dialog over everything else and closes it before it goes, so that focus returns. */
export function useModal(): Modal {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useCallback(() => dialog.current?.close(), []);
  useLayoutEffect(() => {
    const box = dialog.current;
    if (box !== null && !box.open) box.showModal();
    return () => box?.close();
  }, []);
  return { dialog, close };
}
