/** The build on disk, the development server, and what the stand-in leaves out. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { App, csrf, ipFilter, trailingSlashes } from "fresh";
import { Builder } from "fresh/dev";
import { assetSrcSet, Partial } from "fresh/runtime";
import { ROOT } from "./fixture_app/open_fixture.ts";

interface BuiltServer {
  default: { fetch(req: Request): Promise<Response> };
}

async function withBuild(test: (outDir: string, server: BuiltServer) => Promise<void>) {
  const parent = await Deno.makeTempDir();
  const outDir = join(parent, "_fresh");
  const { log } = console;
  try {
    await Deno.mkdir(outDir);
    await Deno.writeTextFile(join(outDir, "old.txt"), "of an earlier build");
    console.log = () => {};
    await new Builder({ root: ROOT, outDir }).build();
    console.log = log;
    await test(outDir, await import(pathToFileURL(join(outDir, "server.js")).href));
  } finally {
    console.log = log;
    await Deno.remove(parent, { recursive: true });
  }
}

Deno.test("a build on disk replaces the old one and serves pages, files and scripts", async () => {
  await withBuild(async (outDir, { default: server }) => {
    await assert.rejects(Deno.stat(join(outDir, "old.txt")), Deno.errors.NotFound);
    const ask = (path: string) => server.fetch(new Request(`http://localhost${path}`));
    const html = await (await ask("/")).text();
    const script = /from "([^"]+Counter\.js)"/.exec(html)?.[1] ?? "";
    assert.equal((await ask(script)).headers.get("content-type"), "text/javascript; charset=utf-8");
    assert.equal(await (await ask("/with%20space.txt")).text(), "spaced\n");
    assert.equal((await ask("/nope")).status, 404);
  });
});

Deno.test("the development server serves the app with a build of its own", async () => {
  const stop = new AbortController();
  const listening = Promise.withResolvers<number>();
  const onListen = ({ port }: Deno.NetAddr) => listening.resolve(port);
  const importApp = () => import("./fixture_app/main.ts");
  const options = { port: 0, signal: stop.signal, onListen };
  const done = new Builder({ root: ROOT }).listen(importApp, options);
  const res = await fetch(`http://localhost:${await listening.promise}/`);
  assert.match(await res.text(), /fresh-runtime\.js/);
  stop.abort();
  await done;
});

Deno.test("a script that cannot be resolved stops the build and is named", async () => {
  const root = await Deno.makeTempDir();
  try {
    await Deno.mkdir(join(root, "islands"));
    await Deno.writeTextFile(join(root, "islands", "Lost.ts"), 'import "not-there";');
    await assert.rejects(new Builder({ root }).build({ snapshot: "memory" }), /not-there/);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("what is left out says so and points to the published package", () => {
  const app = new App();
  const left: [string, () => unknown][] = [
    ["csrf()", csrf],
    ["ipFilter()", ipFilter],
    ["trailingSlashes()", trailingSlashes],
    ["assetSrcSet()", () => assetSrcSet("/a 2x")],
    ["<Partial>", () => Partial({})],
    ["App.listen() (call Deno.serve)", () => app.listen()],
  ];
  for (const [name, use] of left) {
    const message = `${name} is not in this stand-in; run on the published package, see README`;
    assert.throws(use, { message });
  }
});

Deno.test("a route file that is left out is named at start, not ignored", () => {
  for (const name of ["/_404", "/_500", "/[[x]]", "/(group)/a"]) {
    const app = new App().fsRoutes();
    const routes: [string, Record<string, unknown>][] = [[name, { default: () => null }]];
    app.snapshot = { buildId: "b", mode: "production", islands: [], routes, files: new Map() };
    assert.throws(
      () => app.handler(),
      (error: Error) => error.message.includes(`routes${name} is not`),
    );
  }
});

Deno.test("a route file without a handler or component is named at start", () => {
  const app = new App().fsRoutes();
  const routes: [string, Record<string, unknown>][] = [["/empty", {}]];
  app.snapshot = { buildId: "b", mode: "production", islands: [], routes, files: new Map() };
  assert.throws(() => app.handler(), /routes\/empty exports no handler or component/);
});
