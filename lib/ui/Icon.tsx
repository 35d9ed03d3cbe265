import { ICON_SPRITE } from "./icon_names.ts";

/** What an icon needs: the symbol's id in the sprite. */
export interface IconProps {
  readonly name: string;
}

/** A picture beside words. Hidden from screen readers: the words or a label say the same. */
export function Icon({ name }: IconProps) {
  return (
    <svg class="icon" aria-hidden="true" focusable="false">
      <use href={`${ICON_SPRITE}#${name}`} />
    </svg>
  );
}
