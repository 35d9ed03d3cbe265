import { effect, type ReadonlySignal } from "@preact/signals";
import type { Page } from "./client_deps.ts";

/** The title of the page: `(3) Title` while there is something unread. */
function formatTitle(title: string, unread: number): string {
  return unread > 0 ? `(${unread}) ${title}` : title;
}

/** Keeps the title of the page up to date until the function returned is called. */
export function followTitle(
  page: Page,
  title: string,
  unread: ReadonlySignal<number>,
): () => void {
  return effect(() => page.setTitle(formatTitle(title, unread.value)));
}
