import { HttpError } from "fresh";
import { bearsKey } from "../lib/server/constant_time.ts";
import { define } from "../lib/server/define.ts";

/** Numbers for Prometheus. Without a key in the settings there is nothing here. */
export const handler = define.handlers(async ({ req, info, state: { site } }) => {
  const { metrics } = site.settings;
  if (metrics.key === "") throw new HttpError(404);
  if (req.method !== "GET" && req.method !== "HEAD") throw new HttpError(405);
  if (!bearsKey(req.headers, metrics.key)) {
    // Whoever shows no key at all is a passer-by, and not worth a line.
    if (req.headers.has("authorization")) {
      const address = site.addressOf(req.headers, info.remoteAddr);
      site.addresses.complain(address, "the key is not Metrics.Key", "Refused the metrics to");
    }
    return new Response("401 A key is needed\n", {
      status: 401,
      headers: { "www-authenticate": 'Bearer realm="metrics"', "cache-control": "no-store" },
    });
  }
  const { text, contentType } = await site.metrics.render(site.host.room);
  return new Response(text, {
    headers: { "content-type": contentType, "cache-control": "no-store" },
  });
});
