import { setBuildId } from "./asset.ts";
import { leaveOut } from "./errors.ts";
import { addFileRoutes } from "./fs_routes.ts";
import { METHODS, Routing } from "./routing.ts";
import type { Snapshot } from "./snapshot.ts";
import type { FreshConfig, Method, Middleware, ResolvedFreshConfig } from "./types.ts";

/** Registers steps for a path; the last one answers. */
type Register<State> = (path: string, ...steps: Middleware<State>[]) => App<State>;

/** What an app is made of. Middleware holds for what is registered after it. */
export class App<State = unknown> {
  readonly config: ResolvedFreshConfig;
  /** The attached build; the framework's own. */
  snapshot: Snapshot | null = null;
  readonly #commands: ((routing: Routing<State>) => void)[] = [];

  readonly get: Register<State> = this.#register(["GET"]);
  readonly post: Register<State> = this.#register(["POST"]);
  readonly all: Register<State> = this.#register(METHODS);
  readonly listen: () => never = leaveOut("App.listen() (call Deno.serve)");

  constructor(config: FreshConfig = {}) {
    this.config = { root: ".", basePath: "", mode: "production", trustProxy: false, ...config };
  }

  #record(command: (routing: Routing<State>) => void): this {
    this.#commands.push(command);
    return this;
  }
  #register(methods: Method[]): Register<State> {
    return (path, ...steps) => this.#record((routing) => routing.handle(methods, path, steps));
  }

  /** Adds middleware, to everything or below a path. */
  use(...middlewares: Middleware<State>[]): this;
  use(path: string, ...middlewares: Middleware<State>[]): this;
  use(...args: (string | Middleware<State>)[]): this {
    const path = args.find((arg) => typeof arg === "string") ?? "*";
    const steps = args.filter((arg) => typeof arg !== "string");
    return this.#record((routing) => routing.folder(path).push(...steps));
  }

  /** Puts the build's file routes here. */
  fsRoutes(): this {
    return this.#record(addFileRoutes);
  }

  /** The function that answers requests. Without a build there are no file routes. */
  handler(): (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response> {
    const routing = new Routing<State>(this.config, this.snapshot);
    this.config.mode = this.snapshot?.mode ?? this.config.mode;
    setBuildId(this.snapshot?.buildId ?? "");
    for (const command of this.#commands) command(routing);
    return routing.serve();
  }
}
