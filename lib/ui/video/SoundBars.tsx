/** Three bars that dance while somebody speaks. Nothing otherwise. */
export function SoundBars({ active }: { readonly active: boolean }) {
  if (!active) return null;
  return (
    <span class="sound-bars" aria-hidden="true">
      <span />
      <span />
      <span />
    </span>
  );
}
