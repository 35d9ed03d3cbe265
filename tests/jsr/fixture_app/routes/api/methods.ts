import { define } from "../../define.ts";

export const handler = define.handlers({
  GET: (ctx) => ctx.json({ method: ctx.req.method }),
  POST: (ctx) => ctx.json({ method: ctx.req.method }),
});
