/**
 * HTML that may go into a page as it is.
 *
 * A `SafeHtml` is an ordinary string at run time (it travels as a JSON string) and a type of its
 * own for the compiler, so a string that somebody typed cannot be put into a page by mistake.
 * There are three ways to get one: escape text ({@link escapeHtml}, {@link html}), let a renderer
 * of `lib/text/` make it ({@link trustHtml}), or receive it from our own server, whose frames the
 * browser believes ({@link trustServerHtml}).
 *
 * @module
 */

declare const safeHtmlBrand: unique symbol;

/** Markup without script, handlers, styles or ids. Never made from text by a cast. */
export type SafeHtml = string & { readonly [safeHtmlBrand]: true };

/** Ready markup wrapped for {@link html}, which cannot tell it from text at run time. */
export interface ReadyHtml {
  readonly markup: SafeHtml;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Declares that `markup` is safe. Call it only where that was just made true: at the end of a
 * renderer or sanitiser in `lib/text/`. `tests/protocol/safe_html_test.ts` fails on other callers.
 */
export function trustHtml(markup: string): SafeHtml {
  // The only cast to SafeHtml: a brand exists for the compiler alone, nothing can be checked here.
  return markup as SafeHtml;
}

/** Markup in a frame of our own server, which made it safe before it sent it. */
export function trustServerHtml(markup: string): SafeHtml {
  return trustHtml(markup);
}

/** Text as HTML, for element content and for quoted attribute values. */
export function escapeHtml(text: string): SafeHtml {
  return trustHtml(text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character));
}

/** Marks markup that {@link html} is to insert without escaping it again. */
export function asIs(markup: SafeHtml): ReadyHtml {
  return { markup };
}

/**
 * Template tag for HTML: every string or number put in is escaped, and only what was wrapped by
 * {@link asIs} goes in as markup. Forgetting `asIs` shows tags as text, which is ugly and safe.
 *
 * @example html`<b>${name}</b> says ${asIs(renderMarkdown(text))}`
 */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | ReadyHtml)[]
): SafeHtml {
  const parts = values.map((value, index) => insertValue(value) + (strings[index + 1] ?? ""));
  return trustHtml((strings[0] ?? "") + parts.join(""));
}

/** Joins pieces of markup, with nothing or with `separator` between them. */
export function joinHtml(
  pieces: readonly SafeHtml[],
  separator: SafeHtml = trustHtml(""),
): SafeHtml {
  return trustHtml(pieces.join(separator));
}

function insertValue(value: string | number | ReadyHtml): SafeHtml {
  return typeof value === "object" ? value.markup : escapeHtml(String(value));
}
