import { createHash } from "node:crypto";
import { define } from "../lib/server/define.ts";

/** Asked for again at each visit, as new versions and settings bring new icons; sent only if changed. */
export const handler = define.handlers({
  GET(ctx) {
    const { sprite } = ctx.state.site;
    // Weak, as compression makes it so on the way (RFC 9110 §8.8.1).
    const etag = `W/"${createHash("sha256").update(sprite).digest("hex").slice(0, 16)}"`;
    const headers = { "content-type": "image/svg+xml", "cache-control": "no-cache", etag };
    return ctx.req.headers.get("if-none-match") === etag
      ? new Response(null, { status: 304, headers })
      : new Response(sprite, { headers });
  },
});
