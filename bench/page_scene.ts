import type { CDPSession, Page } from "playwright-core";
import type { BrowserPerson } from "../tests/support/person.ts";
import type { Crowd } from "./page_crowd.ts";
import type { Trouble } from "./page_probe.ts";

/** Somebody at a page, a crowd around them, and the figures that were found so far. */
export interface Scene {
  readonly reader: BrowserPerson;
  readonly page: Page;
  readonly crowd: Crowd;
  readonly devtools: CDPSession;
  readonly figures: Map<string, number>;
  /** How much slower than this machine the page's processor is. */
  readonly slowness: number;
}

/** Lets something happen that is not measured, at the speed of this machine. */
export async function prepare(
  { devtools, slowness }: Scene,
  act: () => Promise<void>,
): Promise<void> {
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await act();
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowness });
}

/** Notes a figure. */
export function note({ figures }: Scene, name: string, value: number): void {
  figures.set(name, value);
  console.error(`  ${name}: ${value.toFixed(1)}`);
}

/** Notes how busy the page was. */
export function noteTrouble(scene: Scene, name: string, { longest, stall, busy }: Trouble): void {
  note(scene, `${name}: longest task, ms`, longest);
  note(scene, `${name}: the same by the clock, ms`, stall);
  note(scene, `${name}: main thread busy, %`, 100 * busy);
}
