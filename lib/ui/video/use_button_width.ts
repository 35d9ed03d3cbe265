import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Buttons on tiles, in CSS pixels; the same as `--tile-press` in `video.css`. */
const POINTER_BUTTON = 32;
const FINGER_BUTTON = 44;

/** Width of a tile's button: fingers need more room than pointers. */
export function useButtonWidth(): number {
  const coarse = useSignal(matchMedia("(pointer: coarse)").matches);
  useEffect(() => {
    const query = matchMedia("(pointer: coarse)");
    const onChange = () => void (coarse.value = query.matches);
    query.addEventListener("change", onChange);
    return () => query.removeEventListener("change", onChange);
  }, []);
  return coarse.value ? FINGER_BUTTON : POINTER_BUTTON;
}
