import type { ComponentChildren } from "preact";
import { asset } from "fresh/runtime";

/** What every page has around it. */
export interface DocumentProps {
  readonly title: string;
  /** Address of the stylesheet. */
  readonly stylesheet: string;
  /** Whether the address carries a token, which has to leave it at once. */
  readonly scrubToken: boolean;
  readonly children: ComponentChildren;
}

/** The HTML document around any page. Rendered on the server only. */
export function Document({ title, stylesheet, scrubToken, children }: DocumentProps) {
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
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body>{children}</body>
    </html>
  );
}
