import { define } from "../lib/server/define.ts";

/** Icons change only with the settings or a new version, so an hour's memory does no harm. */
const headers = { "content-type": "image/svg+xml", "cache-control": "public, max-age=3600" };

export const handler = define.handlers({
  GET: (ctx) => new Response(ctx.state.site.sprite, { headers }),
});
