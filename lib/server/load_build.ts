import type { Fetch } from "./serve.ts";

/**
 * The request handler of Fresh's build. The file is made by `deno task build`, so it is imported by
 * an address that the type checker cannot follow. Throws if it is not there or not Fresh's.
 */
export async function loadBuild(entry: URL): Promise<Fetch> {
  const built: unknown = await import(entry.href);
  if (hasDefault(built) && hasFetch(built.default)) return built.default.fetch;
  throw new Error("the page is not built. Run `deno task build` first.");
}

function hasDefault(module: unknown): module is { readonly default: unknown } {
  return typeof module === "object" && module !== null && "default" in module;
}

function hasFetch(value: unknown): value is { readonly fetch: Fetch } {
  return typeof value === "object" && value !== null && "fetch" in value &&
    typeof value.fetch === "function";
}
