/** `fresh/dev`: builds the app, or serves it for development. Never loaded in production. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { basename, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { App } from "./src/app.ts";
import { setBuildId } from "./src/asset.ts";
import { leaveOut } from "./src/errors.ts";
import type { NamedModule, Snapshot } from "./src/snapshot.ts";
import * as source from "./src/source_files.ts";

/** The app's folder, the working directory if not given, and what is relative to it. */
export type BuildOptions = Partial<typeof DEFAULTS>;
const DEFAULTS = { root: ".", serverEntry: "main.ts", outDir: "_fresh" };
type BuildMode = { mode?: Snapshot["mode"]; snapshot?: "disk" | "memory" };
type Attach = <S>(app: App<S>) => void;

/** Builds an app: its islands for browsers, and the list of what it serves. */
export class Builder {
  readonly config: typeof DEFAULTS;
  constructor(options: BuildOptions = {}) {
    this.config = { ...DEFAULTS, ...options, root: resolve(options.root ?? ".") };
  }

  /** Writes a build to disk or, with "memory", gives a function that attaches it to an app. */
  async build({ mode = "production", snapshot = "disk" }: BuildMode = {}): Promise<Attach> {
    const { root, outDir, serverEntry } = this.config;
    const ids = ["DENO_DEPLOYMENT_ID", "GITHUB_SHA", "CI_COMMIT_SHA"].map((id) => Deno.env.get(id));
    const buildId = hash(ids.find((id) => id) ?? crypto.randomUUID());
    setBuildId(buildId);
    const islands = source.listModules(`${root}/islands`)
      .map(([name, path]): source.NamedPath => [basename(name).replace(/[^\w$]/g, "_"), path]);
    const build = { buildId, mode, islands, routes: source.listModules(`${root}/routes`) };
    const contents = source.listStatic(`${root}/static`).concat(source.bundleScripts(build, root));
    if (snapshot === "memory") return await openBuild(build, contents);
    await writeBuild(build, contents, resolve(root, outDir), resolve(root, serverEntry));
    console.log(`Assets written to: ${outDir}`);
    return leaveOut("Attaching a build that is on disk");
  }

  /** Serves the app for development. Run with `--watch` to start again after each change. */
  async listen<S>(importApp: () => Promise<{ app: App<S> }>, options: Deno.ServeTcpOptions = {}) {
    const attach = await this.build({ mode: "development", snapshot: "memory" });
    const { app } = await importApp();
    attach(app);
    await Deno.serve(options, app.handler()).finished;
  }
}

function hash(content: string | Uint8Array): string {
  return createHash("sha1").update(content).digest("hex");
}

async function openBuild(build: source.Build, contents: source.Contents): Promise<Attach> {
  const files: Snapshot["files"] = new Map();
  for (const [path, read] of contents) {
    const etag = build.mode === "production" ? hash(read()) : "";
    files.set(path, { hash: etag, read: () => Promise.resolve(read()) });
  }
  const [islands, routes] = [await load(build.islands), await load(build.routes)];
  return (app) => void (app.snapshot = { ...build, files, islands, routes });
}

function load(modules: source.NamedPath[]): Promise<NamedModule[]> {
  return Promise.all(modules.map(async ([name, path]) => {
    return [name, await import(pathToFileURL(path).href)];
  }));
}

/** Writes the files, and a module that attaches the build to the app and serves it. */
async function writeBuild(build: source.Build, contents: source.Contents, to: string, app: string) {
  if (existsSync(to)) await Deno.remove(to, { recursive: true });
  const files: [path: string, hash: string][] = [];
  for (const [path, read] of contents) {
    const url = new URL(`static${path}`, pathToFileURL(`${to}/`));
    await Deno.mkdir(new URL(".", url), { recursive: true });
    await Deno.writeFile(url, read());
    files.push([path, hash(read())]);
  }
  const imports = [`import { app } from "./${relative(to, app)}";`];
  const list = (modules: source.NamedPath[]) =>
    modules.map(([name, path]) => {
      imports.push(`import * as m${imports.length} from "./${relative(to, path)}";`);
      return `["${name}", m${imports.length - 1}]`;
    });
  const modules = `islands: [${list(build.islands)}], routes: [${list(build.routes)}]`;
  const server = `${imports.join("\n")}
const read = (path) => () => Deno.readFile(new URL("./static" + path, import.meta.url));
const files = ${JSON.stringify(files)}.map(([path, hash]) => [path, { hash, read: read(path) }]);
const build = { buildId: "${build.buildId}", mode: "${build.mode}", ${modules} };
app.snapshot = { ...build, files: new Map(files) };
export default { fetch: app.handler() };
`;
  await Deno.writeTextFile(`${to}/server.js`, server);
}
