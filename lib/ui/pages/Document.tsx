import type { ComponentChildren } from "preact";
import { asset } from "fresh/runtime";

/** Stylesheets of every page, in the order in which they build on each other. */
export const STYLESHEETS: readonly string[] = [
  "/styles/tokens.css",
  "/styles/base.css",
  "/styles/landing.css",
  "/styles/room.css",
  "/styles/messages.css",
  "/styles/roster.css",
];

/** What every page has around it. */
export interface DocumentProps {
  readonly title: string;
  /** Path of the stylesheet that sets `--accent-hue`, or null to keep the built-in colour. */
  readonly themeHref: string | null;
  /** Whether the address carries a token, which has to leave it at once. */
  readonly scrubToken: boolean;
  readonly children: ComponentChildren;
}

/** The HTML document around any page. Rendered on the server only. */
export function Document({ title, themeHref, scrubToken, children }: DocumentProps) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        {scrubToken && <script src={asset("/scrub_token.js")} />}
        <title>{title}</title>
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" type="image/svg+xml" href={asset("/favicon.svg")} />
        {STYLESHEETS.map((path) => <link key={path} rel="stylesheet" href={asset(path)} />)}
        {themeHref !== null && <link rel="stylesheet" href={themeHref} />}
      </head>
      <body>{children}</body>
    </html>
  );
}
