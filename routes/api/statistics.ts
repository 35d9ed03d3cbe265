import { define } from "../../lib/server/define.ts";
import { statisticsOf } from "../../lib/server/statistics.ts";

export const handler = define.handlers({
  GET(ctx) {
    const { host, settings } = ctx.state.site;
    const response = ctx.json(statisticsOf(host.room), {
      headers: { "cache-control": "no-store" },
    });
    const origin = ctx.req.headers.get("origin");
    response.headers.set("vary", "Origin");
    if (origin !== null && settings.corsHosts.includes(origin)) {
      response.headers.set("access-control-allow-origin", origin);
    }
    return response;
  },
});
