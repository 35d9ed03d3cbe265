import type { AnyComponent } from "preact";
import type { Context } from "./context.ts";

export type { Context };
export type Method = "HEAD" | "GET" | "POST" | "PATCH" | "PUT" | "DELETE" | "OPTIONS";
export type FreshConfig = { basePath?: string; mode?: "development" | "production" };
export type ResolvedFreshConfig = Required<FreshConfig> & { root: string; trustProxy: boolean };

/** One step of a request's chain: answers, or calls `ctx.next()`. */
export type Middleware<State> = (ctx: Context<State>) => Response | Promise<Response>;
/** Data for a page's component, with status and headers of the answer. */
export type PageResponse<T> = { data: T; headers?: HeadersInit; status?: number };
/** Answers a request itself, or gives the data to render. */
export interface HandlerFn<Data, State> {
  (ctx: Context<State>): Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;
}
export type HandlerByMethod<Data, State> = { [M in Method]?: HandlerFn<Data, State> };
/** What a route module exports as `handler` or `handlers`. */
export type RouteHandler<Data, State> = HandlerFn<Data, State> | HandlerByMethod<Data, State>;
/** What a route module exports as `config`. */
export type RouteConfig = LayoutConfig;
export type LayoutConfig = { skipInheritedLayouts?: boolean; skipAppWrapper?: boolean };

type RequestPart = "config" | "url" | "req" | "params" | "info" | "route";
type PagePart = "state" | "isPartial" | "Component" | "error";
type ContextPart<State> = Pick<Context<State>, RequestPart | PagePart>;
/** Properties of a page, a layout or the app wrapper. */
export type PageProps<Data = unknown, State = unknown> = ContextPart<State> & { data: Data };
/** A component that Fresh renders: a page, a layout or the app wrapper. */
export type PageComponent<State> = AnyComponent<PageProps<unknown, State>>;
type DataOf<H, State> = H extends HandlerFn<infer X, State> ? X
  : H extends HandlerByMethod<infer X, State> ? X
  : never;

/** Typed pass-through functions, see `createDefine`. */
export interface Define<State> {
  handlers<Data, H extends RouteHandler<Data, State> = RouteHandler<Data, State>>(handlers: H): H;
  page<H extends RouteHandler<unknown, State> = never, Data = DataOf<H, State>>(
    render: AnyComponent<PageProps<Data, State>>,
  ): typeof render;
  layout(render: PageComponent<State>): typeof render;
  middleware<M extends Middleware<State> | Middleware<State>[]>(middleware: M): M;
}

/** Functions that return their argument unchanged, typed for one app's state. */
export function createDefine<State>(): Define<State> {
  const same = <T>(given: T) => given;
  return { handlers: (handlers) => handlers, page: same, layout: same, middleware: same };
}

/** What a handler returns to have its component rendered with `data`. */
export function page<T>(data: T, options: Omit<PageResponse<T>, "data"> = {}): PageResponse<T> {
  return { data, ...options };
}
