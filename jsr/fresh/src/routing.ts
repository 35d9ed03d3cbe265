import { STATUS_CODES } from "node:http";
import { Context, type Scope } from "./context.ts";
import { HttpError } from "./errors.ts";
import { listIslands, type Snapshot } from "./snapshot.ts";
import type { Method, Middleware, ResolvedFreshConfig } from "./types.ts";

/** Every method that a route can answer. */
export const METHODS: Method[] = ["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"];

type Steps<S> = Middleware<S>[];
/** What is registered for one pattern; without a URL pattern it is a fixed path. */
type Entry<S> = { pattern: string; url: URLPattern | null; methods: Map<string, Steps<S>> };

/** An app's commands applied in order: the steps of each folder, and the table of routes. */
export class Routing<S> {
  readonly #folders = new Map<string, Steps<S>>();
  readonly #entries: Entry<S>[] = [];
  constructor(readonly config: ResolvedFreshConfig, readonly snapshot: Snapshot | null) {}

  /** The steps of a folder or path; `*`, `/` and the empty path are the root. */
  folder(path: string): Steps<S> {
    const key = path.replace(/^\*$|\/$/, "");
    const steps = this.#folders.get(key) ?? [];
    this.#folders.set(key, steps);
    return steps;
  }

  #stepsTo(path: string): Steps<S> {
    const parts = path.split("/").filter((part) => part !== "");
    const folders = parts.map((_, i) => `/${parts.slice(0, i + 1).join("/")}`);
    return ["", ...folders].flatMap((folder) => this.folder(folder));
  }

  /** Registers steps behind those that the folders have so far. The first for a method stays. */
  handle(methods: Method[], path: string, steps: Steps<S>, folder = path): void {
    const pattern = (this.config.basePath + path).replace(/(.)\/$/, "$1");
    const url = /[*:{}+?()]/.test(pattern) ? new URLPattern({ pathname: pattern }) : null;
    const known = this.#entries.find((entry) => entry.pattern === pattern);
    const entry = known ?? { pattern, url, methods: new Map<string, Steps<S>>() };
    if (known === undefined) this.#entries.push(entry);
    const chain = [...this.#stepsTo(folder), ...steps];
    for (const method of methods) entry.methods.set(method, entry.methods.get(method) ?? chain);
  }

  /** The finished handler. What matches no route runs through the root's steps. */
  serve(): (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response> {
    const { config, snapshot } = this;
    const registry = snapshot === null ? new Map() : listIslands(snapshot);
    const rootSteps = this.#stepsTo("");
    const remoteAddr = { transport: "tcp", hostname: "localhost", port: 0 } as const;
    return async (req, info = { remoteAddr, completed: Promise.resolve() }) => {
      const url = new URL(req.url);
      url.pathname = url.pathname.replace(/\/+/g, "/");
      const { entry, params } = this.#match(url.pathname);
      const { pattern: route = null, methods } = entry ?? {};
      const isHead = req.method === "HEAD";
      const steps = methods?.get(req.method) ?? (isHead ? methods?.get("GET") : undefined);
      const end = () => refuse(req.method, steps === undefined ? methods : undefined);
      const scope: Scope<S> = { snapshot, registry, app: undefined, layouts: [] };
      const ctx = new Context<S>(config, url, req, route, params, info, scope);
      const response = await answer(ctx, [...steps ?? rootSteps, end]);
      if (isHead) await response.body?.cancel();
      return isHead ? new Response(null, response) : response;
    };
  }

  /** Fixed paths come first, with or without a trailing slash; then patterns in order. */
  #match(path: string): { entry?: Entry<S>; params: Record<string, string> } {
    const params: Record<string, string> = Object.create(null);
    const forms = [path, path.endsWith("/") ? path.slice(0, -1) : `${path}/`];
    const fixed = this.#entries.find(({ url, pattern }) => !url && forms.includes(pattern));
    if (fixed !== undefined) return { entry: fixed, params };
    for (const entry of this.#entries) {
      const groups = entry.url?.exec({ pathname: path })?.pathname.groups;
      if (groups === undefined) continue;
      for (const [name, text = ""] of Object.entries(groups)) params[name] = decodeURI(text);
      return { entry, params };
    }
    return { params };
  }
}

/** The end of a chain. `methods` are those of a pattern that does not answer this one. */
function refuse(method: string, methods?: Map<string, unknown>): Response {
  if (methods === undefined) throw new HttpError(404);
  if (method !== "OPTIONS") throw new HttpError(405);
  return new Response(null, { status: 204, headers: { allow: [...methods.keys()].join(", ") } });
}

async function answer<S>(ctx: Context<S>, steps: Steps<S>): Promise<Response> {
  try {
    const response: unknown = await runFrom(ctx, steps, 0);
    if (response instanceof Response) return response;
    throw new Error(`Expected a "Response" instance to be returned, but got: ${response}`);
  } catch (error) {
    const isHttp = error instanceof HttpError;
    if (!isHttp || error.status >= 500) console.error(error);
    const { status, message } = isHttp ? error : { status: 500, message: "Internal server error" };
    return new Response(message || STATUS_CODES[status], { status });
  }
}

/** Runs a step, which gets those behind it as `ctx.next()`. */
async function runFrom<S>(ctx: Context<S>, steps: Steps<S>, index: number): Promise<Response> {
  const step = steps[index] ?? (() => refuse(ctx.req.method));
  ctx.next = () => runFrom(ctx, steps, index + 1);
  try {
    return await step(ctx);
  } catch (error) {
    ctx.error = error;
    throw error;
  }
}
