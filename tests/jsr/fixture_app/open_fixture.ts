/** The fixture app with a build in memory, for tests that go through `app.handler()`. */
import { App, type Middleware } from "fresh";
import { Builder } from "fresh/dev";
import type { State } from "./define.ts";

/** Folder of the fixture app. */
export const ROOT: string = import.meta.dirname ?? "";

/** What `openFixture` may be given: steps before the file routes, and how to build. */
interface FixtureOptions {
  before?: (app: App<State>) => void;
  middleware?: Middleware<State>[];
  mode?: "development" | "production";
  basePath?: string;
}

/** Builds the fixture app in memory; `get` asks for a path. */
export async function openFixture(options: FixtureOptions = {}) {
  const { before, middleware = [], mode = "production", basePath = "" } = options;
  const attach = await new Builder({ root: ROOT }).build({ mode, snapshot: "memory" });
  const app = new App<State>({ basePath });
  app.use((ctx) => {
    ctx.state.trace = [];
    return ctx.next();
  });
  app.use(...middleware);
  before?.(app);
  app.fsRoutes();
  attach(app);
  const handler = app.handler();
  const get = (path: string, init?: RequestInit) =>
    handler(new Request(`http://localhost${path}`, init));
  return { app, handler, get };
}
