/** How many, and of what, for the ear: `{count} {words}`. */
export interface BadgeProps {
  readonly count: number;
  readonly words: string;
  /** Numbers above this are written as `99+`, so that the badge keeps its size. */
  readonly most?: number;
}

/** A small number on a button or a row. Nothing at zero. */
export function Badge({ count, words, most = 99 }: BadgeProps) {
  if (count === 0) return null;
  return (
    <span class="badge">
      {count > most ? `${most}+` : count}
      <span class="visually-hidden">{words}</span>
    </span>
  );
}
