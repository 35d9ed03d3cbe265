import { define } from "../lib/server/define.ts";

const headers = {
  "content-type": "text/css; charset=utf-8",
  "cache-control": "public, max-age=3600",
};

/** The operator's part of the look, as a file because the page allows no inline styles. */
export const handler = define.handlers({
  GET: (ctx) =>
    new Response(`:root{--accent-hue:${ctx.state.site.settings.accentHue}}`, { headers }),
});
