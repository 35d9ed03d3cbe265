/** Typed helpers of the fixture app. `trace` lists the middleware that a request went through. */
import { createDefine } from "fresh";

/** State of one request. */
export interface State {
  trace: string[];
}

/** Typed pass-through functions. */
export const define = createDefine<State>();
