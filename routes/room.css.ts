import { define } from "../lib/server/define.ts";

/** Only the address that the page gives is sure to be this text; any other may be of an older one. */
export const handler = define.handlers({
  GET: ({ state, url }) => {
    const { text, href } = state.site.stylesheet;
    const current = `${url.pathname}${url.search}` === href;
    const headers = {
      "content-type": "text/css; charset=utf-8",
      "cache-control": current ? "public, max-age=31536000, immutable" : "no-cache",
    };
    return new Response(text, { headers });
  },
});
