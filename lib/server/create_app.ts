import { App, staticFiles } from "fresh";
import type { State } from "./define.ts";
import { renderErrors } from "./render_errors.tsx";
import { contentSecurityPolicy, securityHeaders } from "./security_headers.ts";
import type { Site } from "./site.ts";

/** The Fresh app of a site: headers outermost, then errors as pages, then files and routes. */
export function createApp(site: Site): App<State> {
  return new App<State>()
    .use((ctx) => {
      Object.assign(ctx.state, { site });
      return ctx.next();
    })
    .use(securityHeaders)
    .use(contentSecurityPolicy(site.settings))
    .use(renderErrors)
    .use(staticFiles())
    .fsRoutes();
}
