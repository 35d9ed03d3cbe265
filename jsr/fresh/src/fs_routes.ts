import type { Context, Scope, Wrapper } from "./context.ts";
import { HttpError, leaveOut } from "./errors.ts";
import { renderComponent, renderVNode } from "./render.ts";
import { METHODS, type Routing } from "./routing.ts";
import { isFunction, type NamedModule } from "./snapshot.ts";
import type { HandlerFn, Middleware, PageComponent, RouteConfig } from "./types.ts";

/** What a route's file exports. */
type Route<S> = { handler?: unknown; component?: PageComponent<S>; config?: RouteConfig };

/** Order of names within a folder. Of its wrappers the last one read is the outermost. */
const ORDER = [/^_middleware$/, /^_error$/, /^_layout$/, /^_app$/, /^index$/, /^[^[]*$/, /^[^.]*$/];

/** Registers the attached build's file routes. */
export function addFileRoutes<S>(routing: Routing<S>): void {
  const rank = (part: string) => (ORDER.findIndex((form) => form.test(part)) + 8) % 8;
  const keyOf = (name: string) => name.split("/").map((part) => rank(part) + part).join("/");
  const files = (routing.snapshot?.routes ?? [])
    .toSorted(([a], [b]) => keyOf(a) < keyOf(b) ? -1 : 1);
  for (const file of files) addFile(routing, file);
}

function addFile<S>(routing: Routing<S>, [name, exports]: NamedModule): void {
  const { default: component, handler = exports.handlers, config = {} } = exports;
  const isLeftOut = /\/_(404|500)$|\[\[|\]\[|\(/.test(name) || "routeOverride" in Object(config);
  if (isLeftOut) leaveOut(`The name or config of routes${name}`)();
  // `[x]` becomes `:x`, a last `[...x]` becomes `:x*`.
  const path = name.replace(/\[\.\.\.([^\]]+)\]$/, ":$1*").replace(/\[([^\]]+)\]/g, ":$1");
  const folder = path.replace(/\/[^/]*$/, "");
  const steps = routing.folder(folder);
  const route: Route<S> = { handler, config: Object(config) };
  if (isFunction<PageComponent<S>>(component)) route.component = component;
  else if (handler === undefined) throw new Error(`routes${name} exports no handler or component`);
  if (name.endsWith("/_middleware")) {
    steps.push(...[handler ?? component].flat().filter((step) => isFunction<Middleware<S>>(step)));
  } else if (name.endsWith("/_error")) steps.unshift(catchErrors(route));
  else if (/\/_(app|layout)$/.test(name)) steps.unshift(enclose(route, name.endsWith("_app")));
  else {
    const pattern = path.replace(/\/index$/, "") || "/";
    routing.handle(METHODS, pattern, [(ctx) => answerRoute(route, ctx, 200)], folder);
  }
}

/** A step that puts an app wrapper or a layout in force for the rest of the chain. */
function enclose<S>({ component }: Route<S>, isApp: boolean): Middleware<S> {
  const wrap: Wrapper<S>["wrap"] = (ctx, inner) => renderComponent(component, ctx, null, inner);
  return async ({ scope, next }) => {
    const saved: Scope<S> = { ...scope };
    if (isApp) scope.app = { wrap };
    else scope.layouts = [...saved.layouts, { wrap }];
    return await next().finally(() => Object.assign(scope, saved));
  };
}

/** A step that answers what is thrown behind it with an error route. */
function catchErrors<S>(route: Route<S>): Middleware<S> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      return await answerRoute(route, ctx, error instanceof HttpError ? error.status : 500);
    }
  };
}

/** Runs a route's handler and renders its component. A method without a handler goes on. */
async function answerRoute<S>(route: Route<S>, ctx: Context<S>, status: number) {
  const handler = pickHandler(route, ctx.req.method);
  const result = handler === null ? await ctx.next() : await handler(ctx);
  if (result instanceof Response) return result;
  const content = await renderComponent(route.component, ctx, result.data);
  if (content instanceof Response) return content;
  const init = { status: result.status ?? status, headers: result.headers ?? {} };
  return renderVNode(ctx, content, init, route.config ?? {});
}

function pickHandler<S>({ handler, component }: Route<S>, method: string) {
  const justRender: HandlerFn<unknown, S> = () => ({ data: {} });
  if (isFunction<HandlerFn<unknown, S>>(handler)) return handler;
  const isGet = method === "GET" || method === "HEAD";
  const byMethod: Record<string, unknown> = Object(handler);
  const own = byMethod[method] ?? (isGet ? byMethod.GET : undefined);
  if (isFunction<HandlerFn<unknown, S>>(own)) return own;
  return handler === undefined || (isGet && component) ? justRender : null;
}
