import { statusClass, statusLabel } from "./status_words.ts";

/** The mark on the corner of an avatar, with its word for screen readers. */
export function StatusDot({ status }: { readonly status: string }) {
  return (
    <span class={statusClass(status)}>
      <span class="visually-hidden">{statusLabel(status)}</span>
    </span>
  );
}
