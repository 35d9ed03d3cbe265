import { define } from "../lib/server/define.ts";

/** For whoever restarts a server that is stuck, or sends nobody to one that stops. Says no more than that. */
export const handler = define.handlers({
  GET({ state }) {
    const isWell = state.site.metrics.pulse.isBeating;
    return new Response(isWell ? "ok\n" : "unavailable\n", {
      status: isWell ? 200 : 503,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  },
});
