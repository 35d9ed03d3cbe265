import { type ComponentChildren, h } from "preact";

export type HeadProps = { children?: ComponentChildren };

/** Whether this runs in a browser, and not while rendering on the server. */
export const IS_BROWSER: boolean = typeof document !== "undefined";

/** Moves its children into the document's head. In the browser it does nothing. */
export function Head({ children }: HeadProps): ComponentChildren {
  return IS_BROWSER ? null : h("fresh-head", null, children);
}

/** Moves what `<Head>` rendered to the end of the head, in place of a title that is there. */
export function moveHeads(html: string): string {
  const holder = /<fresh-head>([\s\S]*?)<\/fresh-head>/g;
  const title = /<title[^>]*>[\s\S]*?<\/title>/g;
  const moved = Array.from(html.matchAll(holder), ([, content]) => content).join("");
  const last = moved.match(title)?.at(-1);
  return html.replace(holder, "").replace(/<head[\s>][\s\S]*?<\/head>/, (head) => {
    const others = last === undefined ? head : head.replace(title, "");
    return others.replace("</head>", () => `${last ?? ""}${moved.replace(title, "")}</head>`);
  });
}
