import { define } from "../../define.ts";

export const handler = [
  define.middleware((ctx) => {
    ctx.state.trace.push("room");
    return ctx.next();
  }),
];
