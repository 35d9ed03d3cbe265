import { type ComponentChildren, type FunctionComponent, isValidElement, type VNode } from "preact";
import { HttpError } from "./errors.ts";
import { renderVNode } from "./render.ts";
import type { Island, Snapshot } from "./snapshot.ts";
import type { LayoutConfig, ResolvedFreshConfig } from "./types.ts";

/** An app wrapper or a layout: puts itself around what is inside. */
export interface Wrapper<State> {
  wrap(ctx: Context<State>, inner: ComponentChildren): Promise<ComponentChildren>;
}
/** The attached build with its islands, and the wrappers in force (layouts from outer to inner). */
export interface Scope<State> {
  snapshot: Snapshot | null;
  registry: Map<unknown, Island>;
  app: Wrapper<State> | undefined;
  layouts: Wrapper<State>[];
}

/** One request on its way through the chain. `scope` is the framework's own. */
export class Context<State> {
  state = {} as State;
  data: unknown = undefined;
  error: unknown = null;
  readonly isPartial: boolean = false;
  Component: FunctionComponent = () => null;
  /** Runs the rest of the chain. */
  next: () => Promise<Response> = () => Promise.reject(new HttpError(404));
  constructor(
    readonly config: ResolvedFreshConfig,
    readonly url: URL,
    public req: Request,
    readonly route: string | null,
    readonly params: Record<string, string>,
    readonly info: Deno.ServeHandlerInfo,
    readonly scope: Scope<State>,
  ) {}

  /** Redirects. Runs of `/` in a path become one, so that `//host` cannot lead off the site. */
  redirect(pathOrUrl: string, status = 302): Response {
    const location = pathOrUrl.replace(/^\/[^?#]*/, (path) => path.replace(/\/+/g, "/"));
    return new Response(null, { status, headers: { location } });
  }
  text(content: string, init?: ResponseInit): Response {
    return new Response(content, init);
  }
  json(content: unknown, init?: ResponseInit): Response {
    return Response.json(content, init);
  }
  html(content: string, init?: ResponseInit): Response {
    const headers = new Headers(init?.headers);
    headers.set("content-type", "text/html; charset=utf-8");
    return new Response(content, { ...init, headers });
  }

  /** Renders JSX within the layouts and app wrapper in force; throws on anything else. */
  render(vnode: VNode | null, init?: ResponseInit, config?: LayoutConfig): Promise<Response> {
    const isElement = vnode === null || isValidElement(vnode);
    if (!isElement) throw new Error("Non-JSX element passed to: ctx.render()");
    return renderVNode(this, vnode, init ?? {}, config ?? {});
  }

  /** Opens a WebSocket. Throws an HttpError 400 if the request does not ask for one. */
  upgrade(options: { protocol?: string; idleTimeout?: number } = {}): Deno.WebSocketUpgrade {
    const isAsked = this.req.headers.get("upgrade")?.toLowerCase() === "websocket";
    if (!isAsked) throw new HttpError(400, "Expected a WebSocket upgrade request");
    return Deno.upgradeWebSocket(this.req, options);
  }
}
