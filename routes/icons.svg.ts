import { createHash } from "node:crypto";
import { define } from "../lib/server/define.ts";

/**
 * New versions and settings bring new icons, so it is kept for a minute only, then asked for again,
 * and sent only if it has changed. (Without the minute, Chromium asks again for single icons.)
 */
export const handler = define.handlers({
  GET(ctx) {
    const { sprite } = ctx.state.site;
    // Weak, as compression makes it so on the way (RFC 9110 §8.8.1).
    const etag = `W/"${createHash("sha256").update(sprite).digest("hex").slice(0, 16)}"`;
    const headers = {
      "content-type": "image/svg+xml",
      "cache-control": "public, max-age=60",
      etag,
    };
    return ctx.req.headers.get("if-none-match") === etag
      ? new Response(null, { status: 304, headers })
      : new Response(sprite, { headers });
  },
});
