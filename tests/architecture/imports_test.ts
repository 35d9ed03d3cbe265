import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

/**
 * Which folder of `lib/` may import which others. Beyond the table in `design.md`: the server draws
 * the error page and the icon sprite, for which it needs the shells in `ui/pages/` and the list of
 * icon names.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  text: ["protocol"],
  broker: ["protocol", "text"],
  auth: ["protocol"],
  settings: ["protocol", "text"],
  client: ["protocol"],
  ui: ["protocol", "client", "text"],
  server: ["protocol", "broker", "auth", "settings", "text", "ui/pages", "ui/icon_names.ts"],
  cli: ["protocol", "auth", "settings"],
};

interface Module {
  readonly specifier: string;
  readonly dependencies?: readonly {
    readonly code?: { readonly specifier?: string };
    readonly type?: { readonly specifier?: string };
  }[];
}

const root = new URL("../../", import.meta.url).href;

async function readGraph(entry: string): Promise<readonly Module[]> {
  const args = ["info", "--json", fileURLToPath(new URL(entry, root))];
  const { stdout } = await new Deno.Command(Deno.execPath(), { args }).output();
  return JSON.parse(new TextDecoder().decode(stdout)).modules;
}

function isAllowed(from: string, to: string): boolean {
  const folder = from.split("/")[1] ?? "";
  const target = to.slice("lib/".length);
  return target.startsWith(`${folder}/`) ||
    (ALLOWED[folder] ?? []).some((allowed) => target.startsWith(allowed));
}

Deno.test("modules import only what the architecture allows", async () => {
  const wrong: string[] = [];
  let arrows = 0;
  for (const entry of ["main.ts", "islands/ChatRoom.tsx", "lib/cli/start.ts", "lib/cli/token.ts"]) {
    for (const { specifier, dependencies = [] } of await readGraph(entry)) {
      const from = specifier.slice(root.length);
      if (!specifier.startsWith(root) || !from.startsWith("lib/")) continue;
      for (const { code, type } of dependencies) {
        const target = code?.specifier ?? type?.specifier ?? "";
        if (!target.startsWith(root)) continue;
        arrows++;
        const to = target.slice(root.length);
        if (to.startsWith("jsr/") || (to.startsWith("lib/") && isAllowed(from, to))) continue;
        wrong.push(`${from} imports ${to}`);
      }
    }
  }
  assert.ok(arrows > 100, "the graph was not read");
  assert.deepEqual([...new Set(wrong)], []);
});

Deno.test("the broker uses no clock, randomness, network, files or timers", async () => {
  const impure =
    /\b(?:Date\.now|new Date\(\)|Math\.random|crypto\.|fetch\(|Deno\.|setTimeout|setInterval|console\.|performance\.)/;
  const offenders: string[] = [];
  let files = 0;
  for (const folder of ["lib/broker/", "lib/broker/commands/"]) {
    for await (const { name } of Deno.readDir(new URL(folder, root))) {
      if (!name.endsWith(".ts")) continue;
      files++;
      const code = await Deno.readTextFile(new URL(folder + name, root));
      if (impure.test(code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ""))) offenders.push(name);
    }
  }
  assert.ok(files > 10, "the broker was not read");
  assert.deepEqual(offenders, []);
});
