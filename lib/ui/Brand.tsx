/** The room's name as the operator wants it seen. */
export interface BrandProps {
  readonly title: string;
  /** Sanitised HTML, or empty for the plain title. */
  readonly brandingHtml: string;
}

/** The mark and the name of the room. */
export function Brand({ title, brandingHtml }: BrandProps) {
  return (
    <div class="brand">
      <BrandMark />
      {brandingHtml === "" ? <span class="brand-name" dir="auto">{title}</span> : (
        <span
          class="brand-name"
          dir="auto"
          dangerouslySetInnerHTML={{ __html: brandingHtml }}
        />
      )}
    </div>
  );
}

/** Two speech bubbles, the nearer one with a lens in it: people who talk, some of whom you see. */
function BrandMark() {
  return (
    <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        class="brand-mark-back"
        d="M13 3h10a6 6 0 0 1 6 6v6a6 6 0 0 1-3 5.2V9a6 6 0 0 0-6-6z"
      />
      <path
        class="brand-mark-front"
        d="M8 6h11a6 6 0 0 1 6 6v7a6 6 0 0 1-6 6h-6l-5.3 4.4A1 1 0 0 1 6 28.6V25a6 6 0 0 1-4-5.7V12a6 6 0 0 1 6-6z"
      />
      <circle class="brand-mark-lens" cx="13.5" cy="15.5" r="4" />
    </svg>
  );
}
