import { useEffect } from "preact/hooks";

/**
 * Keeps `--window-height` at what is left above a phone's keyboard. Chromium does that by itself
 * (`interactive-widget=resizes-content`), Safari needs to be told.
 */
export function useWindowHeight(): void {
  useEffect(() => {
    const { visualViewport } = globalThis;
    if (!visualViewport) return;
    const root = document.documentElement;
    const measure = () => {
      const covered = innerHeight - visualViewport.height > 80 && visualViewport.scale === 1;
      if (covered) root.style.setProperty("--window-height", `${visualViewport.height}px`);
      else root.style.removeProperty("--window-height");
    };
    visualViewport.addEventListener("resize", measure);
    return () => {
      visualViewport.removeEventListener("resize", measure);
      root.style.removeProperty("--window-height");
    };
  }, []);
}
