import { createDefine } from "fresh";
import type { Site } from "./site.ts";

/** What every route finds in `ctx.state`. */
export interface State {
  site: Site;
}

/** Fresh's typed helpers for routes, bound to our state. */
export const define = createDefine<State>();
