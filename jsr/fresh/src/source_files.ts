import { buildSync } from "esbuild";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { asset } from "./asset.ts";
import { scriptsPath, type Snapshot } from "./snapshot.ts";

/** A module's name with its path: an island's chunk, or a route's path without extension. */
export type NamedPath = [name: string, path: string];
/** What a build is made from. */
export type Build = Pick<Snapshot, "buildId" | "mode"> & Record<"islands" | "routes", NamedPath[]>;
/** Content of the files to serve, by URL path. */
export type Contents = [path: string, read: () => Uint8Array<ArrayBuffer>][];

/** Paths below a folder, relative to it and in order, without hidden files and symbolic links. */
function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|\/)\.(?!well-known\/)/.test(path)).sort();
}

/** The modules below a folder, except tests, named by their path. */
export function listModules(folder: string): NamedPath[] {
  return listFiles(folder).filter((path) => /(?<![._]test)\.[jt]sx?$/.test(path))
    .map((path) => [`/${path.replace(/\.\w+$/, "")}`, join(folder, path)]);
}

/** The static files. Addresses in style sheets are made cacheable. */
export function listStatic(folder: string): Contents {
  const address = /(?<=url\(["']?)\/[^)"']+/g;
  const read = (path: string) => {
    const bytes = new Uint8Array(readFileSync(join(folder, path)));
    if (!path.endsWith(".css")) return bytes;
    return new TextEncoder().encode(new TextDecoder().decode(bytes).replace(address, asset));
  };
  return listFiles(folder).map((path) => [pathToFileURL(`/${path}`).pathname, () => read(path)]);
}

/** Bundles the islands and what starts them, for browsers. Throws on what cannot be resolved. */
export function bundleScripts({ islands, buildId, mode }: Build, root: string): Contents {
  const ownPath = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    alias: { "fresh/runtime": ownPath("../runtime.ts") },
    bundle: true,
    define: { FRESH_BUILD_ID: `"${buildId}"`, "process.env.NODE_ENV": `"${mode}"` },
    entryPoints: Object.fromEntries([["fresh-runtime", ownPath("./boot.ts")], ...islands]),
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "silent",
    minify: mode === "production",
    outdir: root,
    splitting: true,
    target: ["chrome99", "firefox99", "safari15"],
    write: false,
  });
  return outputFiles.map(({ path, contents }) => {
    return [scriptsPath(buildId) + relative(root, path), () => new Uint8Array(contents)];
  });
}
