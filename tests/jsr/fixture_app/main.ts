/** Entry of the fixture app for a build on disk. */
import { App, staticFiles } from "fresh";
import type { State } from "./define.ts";

/** The fixture app without a build. */
export const app = new App<State>();
app.use(staticFiles());
app.use((ctx) => {
  ctx.state.trace = [];
  return ctx.next();
});
app.fsRoutes();
