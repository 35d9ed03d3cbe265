/** The line that somebody reads, and how far it is from the top of the window, in CSS pixels. */
export interface Place {
  readonly line: Element;
  readonly top: number;
}

/** Whether the browser keeps what is read in its place by itself. Safari does not. */
export function keepsPlace(box: HTMLElement): boolean {
  return getComputedStyle(box).getPropertyValue("overflow-anchor") === "auto";
}

/** The first line that begins in view, or below it; null if there is none. */
export function findPlace(box: HTMLElement, content: HTMLElement): Place | null {
  const { top: edge } = box.getBoundingClientRect();
  for (const block of content.children) {
    if (block.getBoundingClientRect().bottom <= edge) continue;
    for (const line of block.children) {
      const { top } = line.getBoundingClientRect();
      if (top >= edge) return { line, top };
    }
  }
  return null;
}

/** Scrolls a line back to where it was, if it is still there. */
export function returnTo({ line, top }: Place, box: HTMLElement): void {
  if (!line.isConnected) return;
  const drift = line.getBoundingClientRect().top - top;
  if (Math.abs(drift) >= 1) box.scrollTop += drift;
}
