import { admitsGuests } from "../../lib/auth/admit.ts";
import { bearsKey } from "../../lib/server/constant_time.ts";
import { define } from "../../lib/server/define.ts";
import { statisticsOf } from "../../lib/server/statistics.ts";

export const handler = define.handlers({
  GET(ctx) {
    const { host, settings, rules } = ctx.state.site;
    const showsNames = admitsGuests(rules) ||
      bearsKey(ctx.req.headers, settings.adminApiKey);
    const response = ctx.json(statisticsOf(host.room, showsNames), {
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
