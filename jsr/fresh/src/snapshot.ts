import type { FunctionComponent } from "preact";

/** A component that is hydrated; `file` is the path of its chunk without the app's base path. */
export type Island = { file: string; name: string; exportName: string; fn: FunctionComponent };
/** A file to serve. The hash is its `ETag`; empty in development, where files change. */
export type StaticFile = { hash: string; read(): Promise<Uint8Array<ArrayBuffer>> };
/** A module's exports with its name: an island's chunk, or a route's path without extension. */
export type NamedModule = [name: string, exports: Record<string, unknown>];

/** What a build gives to the app. Files go by URL path, encoded as URLs are. */
export interface Snapshot {
  buildId: string;
  mode: "development" | "production";
  islands: NamedModule[];
  routes: NamedModule[];
  files: Map<string, StaticFile>;
}

/** Whether an export is a function, of the kind that its place in the app asks for. */
export function isFunction<F>(value: unknown): value is F {
  return typeof value === "function";
}

/** A build's islands by their function. A name used again gets `_1`, `_2` … */
export function listIslands({ islands, buildId }: Snapshot): Map<unknown, Island> {
  const found = new Map<unknown, Island>();
  for (const [chunk, exports] of islands) {
    for (const [exportName, fn] of Object.entries(exports)) {
      if (!isFunction<FunctionComponent>(fn)) continue;
      const plain = exportName === "default" ? chunk : exportName;
      const same = [...found.values()].filter(({ name }) => name.replace(/_\d+$/, "") === plain);
      const name = same.length === 0 ? plain : `${plain}_${same.length}`;
      found.set(fn, { file: `${scriptsPath(buildId)}${chunk}.js`, name, exportName, fn });
    }
  }
  return found;
}

/** The folder of a build's scripts, as a URL path ending in `/`. */
export function scriptsPath(buildId: string): string {
  return `/_fresh/js/${buildId}/`;
}
