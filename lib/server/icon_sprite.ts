/**
 * The icons of the page as one SVG sprite: those that the page itself draws and those that the
 * operator named for channels, out of the thousands in Font Awesome, so that only these are sent.
 *
 * @module
 */

/** Font Awesome Free's own SVG files (icons under CC BY 4.0). */
const FOLDER = new URL("../../node_modules/@fortawesome/fontawesome-free/svgs/", import.meta.url);

/** CC BY 4.0 asks that the author be named. */
const CREDIT =
  "<!-- Font Awesome Free, https://fontawesome.com, icons licensed under CC BY 4.0 -->";

/** Class names that choose a style, in the spellings of Font Awesome 4 to 7. */
const STYLES: Readonly<Record<string, "solid" | "regular" | "brands">> = {
  "fa": "solid",
  "fas": "solid",
  "fa-solid": "solid",
  "far": "regular",
  "fa-regular": "regular",
  "fab": "brands",
  "fa-brands": "brands",
};

/** One picture of Font Awesome: a style's folder and a file in it. */
export interface IconName {
  readonly style: "solid" | "regular" | "brands";
  readonly name: string;
}

/** The id under which the sprite has a picture: its name, with the style unless that is solid. */
export function symbolID({ style, name }: IconName): string {
  return style === "solid" ? name : `${style}-${name}`;
}

/**
 * Reads what operators write as a channel's `Icon`: `fa fa-gavel`, `fa-brands fa-discord`. Null if
 * there is no icon's name among the classes; sizes and effects (`fa-lg`, `fa-spin`) are no names.
 */
export function parseIconClasses(classes: string): IconName | null {
  const words = classes.trim().split(/\s+/);
  const style = words.map((word) => STYLES[word]).find((found) => found !== undefined) ?? "solid";
  const named = words.filter((word) => /^fa-[a-z0-9-]+$/.test(word) && !(word in STYLES));
  const name = named.map((word) => word.slice("fa-".length)).find((word) => !EFFECTS.test(word));
  return name === undefined ? null : { style, name };
}

const EFFECTS =
  /^(?:\d*x[sl]|\d+x|xs|sm|lg|fw|li|ul|border|inverse|spin.*|pulse|beat.*|flip.*|rotate-\d+|bounce|shake|fade|pull-.*|stack.*)$/;

/** The `<symbol>` of a picture, or null if Font Awesome has none of that name. */
export function readSymbol(icon: IconName): string | null {
  let file: string;
  try {
    file = Deno.readTextFileSync(new URL(`${icon.style}/${icon.name}.svg`, FOLDER));
  } catch {
    return null;
  }
  const viewBox = /viewBox="([^"]+)"/.exec(file)?.[1];
  const paths = file.match(/<path [^>]+>/g);
  if (viewBox === undefined || paths === null) return null;
  return `<symbol id="${symbolID(icon)}" viewBox="${viewBox}">${paths.join("")}</symbol>`;
}

/** The whole sprite. Throws if one of the page's own icons is missing: that is our mistake. */
export function buildSprite(solid: readonly string[], others: readonly IconName[]): string {
  const icons = [...solid.map((name) => ({ style: "solid", name } as const)), ...others];
  const unique = new Map(icons.map((icon) => [symbolID(icon), icon]));
  const symbols = [...unique.values()].map((icon) => {
    const symbol = readSymbol(icon);
    if (symbol === null) throw new Error(`Font Awesome has no icon ${symbolID(icon)}.`);
    return symbol;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${CREDIT}${symbols.join("")}</svg>`;
}
