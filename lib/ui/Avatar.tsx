import { useSignal } from "@preact/signals";
import { memo } from "./memo.tsx";
import { hueClass, initials } from "./name_picture.ts";

/** Whose picture, and how big: 20, 32, 36 or 64 pixels. */
export interface AvatarProps {
  readonly username: string;
  readonly src: string | undefined;
  readonly size: "tiny" | "small" | "medium" | "large";
}

const PIXELS = { tiny: 20, small: 32, medium: 36, large: 64 } as const;

/**
 * A person's picture, or their initials when there is none or it does not load. It always stands
 * beside the name, so screen readers skip it.
 */
function DrawAvatar({ username, src, size }: AvatarProps) {
  const broken = useSignal<string | null>(null);
  if (src === undefined || src === broken.value) {
    return (
      <span class={`avatar avatar-${size} ${hueClass(username)}`} aria-hidden="true">
        {initials(username)}
      </span>
    );
  }
  return (
    <img
      class={`avatar avatar-${size}`}
      src={src}
      alt=""
      width={PIXELS[size]}
      height={PIXELS[size]}
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      data-fresh-disable-lock
      onError={() => broken.value = src}
    />
  );
}

/** {@link DrawAvatar}, drawn again only when the person or the picture changed. */
export const Avatar = memo(DrawAvatar);
