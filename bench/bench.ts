/**
 * `deno task bench [NAME…]`: measures, and prints figures. Nothing here passes or fails; figures of
 * one run are comparable with each other, not with those of another machine.
 *
 * @module
 */

import { benchVideo } from "./video.ts";

const BENCHES: Readonly<Record<string, () => Promise<void>>> = { video: benchVideo };

const unknown = Deno.args.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}. Benches: ${Object.keys(BENCHES)}.`);
  Deno.exit(1);
}
const names = Deno.args.length === 0 ? Object.keys(BENCHES) : Deno.args;
for (const name of names) {
  console.log(`\n# ${name}`);
  await BENCHES[name]?.();
}
Deno.exit(0);
