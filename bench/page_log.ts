import type { Page } from "playwright-core";
import { textOf } from "./page_crowd.ts";
import { scrollSteadily, traceTasks, typeSlowly, watchLine, weigh } from "./page_probe.ts";
import { note, noteTrouble, prepare, type Scene } from "./page_scene.ts";
import { quantile } from "./statistics.ts";

/** Lines that are kept and filled up before anything is measured: the most that can be chosen. */
export const HISTORY = 10_000;

/** Messages per second of the burst, and how long it lasts. */
const BURST = 100;
const SECONDS = 8;

/** Two lines of typing at ten characters per second. */
const TYPED = "the quick brown fox jumps over the lazy dog, and writes about it all day.";

/** How long a slow page may take until it does as it is told, in milliseconds. */
const PATIENCE_MS = 300_000;

/** A log of 10,000 lines: opening it, typing below it, reading in it, and what it weighs. */
export async function benchLog(scene: Scene): Promise<void> {
  await prepare(scene, () => fill(scene, 0, HISTORY));
  await openLobby(scene, "opening 10,000 lines, all unread");
  await benchTyping(scene);
  await benchReading(scene);
  await benchMemory(scene);
}

/** Has so much said in the lobby while the reader is elsewhere. */
async function fill({ crowd, page }: Scene, from: number, count: number): Promise<void> {
  await click(page, "Off Topic");
  const unread = Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0);
  for (let number = from; number < from + count; number++) {
    crowd.say(Math.floor(number / 3), textOf(number));
    const said = number - from + 1;
    if (said % 200 !== 0) continue;
    const title = `(${unread + said})`;
    await page.waitForFunction((start) => document.title.startsWith(start), title);
  }
}

/** Clicks on a conversation, without any of the waiting that Playwright does. */
function click(page: Page, name: string): Promise<void> {
  return page.evaluate((title) => {
    for (const button of document.querySelectorAll<HTMLElement>("button.conversation")) {
      if (button.textContent?.includes(title)) button.click();
    }
  }, name);
}

/** Shows the lobby, at its newest line. */
async function openLobby(scene: Scene, name: string): Promise<void> {
  const { page } = scene;
  const opening = await traceTasks(page, async () => {
    await click(page, "Lobby");
    await page.waitForTimeout(3_000);
  });
  noteTrouble(scene, name, opening);
  const jump = page.locator(".jump-button");
  if (await jump.isVisible()) await jump.click({ timeout: PATIENCE_MS });
  await page.waitForTimeout(2_000);
}

async function benchTyping(scene: Scene): Promise<void> {
  const { page, crowd } = scene;
  let waits: number[] = [];
  const idle = await traceTasks(page, async () => {
    waits = await typeSlowly(page, ".composer-field", TYPED);
  });
  noteTrouble(scene, "typing, 10,000 lines", idle);
  note(scene, "typing, 10,000 lines: slowest character to frame, ms", quantile(waits, 1));
  const burst = await traceTasks(page, async () => {
    const talk = crowd.keepPace(BURST, SECONDS, (number) => crowd.say(number, textOf(number)));
    waits = await typeSlowly(page, ".composer-field", TYPED);
    await talk;
  });
  noteTrouble(scene, "typing, 100 messages/s", burst);
  note(scene, "typing, 100 messages/s: character to frame, median, ms", quantile(waits, 0.5));
  note(scene, "typing, 100 messages/s: character to frame, slowest, ms", quantile(waits, 1));
}

async function benchReading(scene: Scene): Promise<void> {
  const { page, crowd } = scene;
  const gaps = await scrollSteadily(page, ".log", -60, 120);
  note(scene, "scrolling up: longest frame, ms", quantile(gaps, 1));
  await page.waitForTimeout(1_000);
  const read = await watchLine(page);
  const trouble = await traceTasks(
    page,
    () => crowd.keepPace(BURST, SECONDS, (number) => crowd.say(number, textOf(number))),
  );
  noteTrouble(scene, "reading old lines, 100 messages/s", trouble);
  note(scene, "reading old lines, 100 messages/s: drift, px", await read());
}

/** Weighs the page twice in the same state, as what was measured before leaves traces. */
async function benchMemory(scene: Scene): Promise<void> {
  const { page, devtools } = scene;
  await click(page, "Off Topic");
  await openLobby(scene, "opening 10,000 lines");
  const first = await weigh(page, devtools);
  await prepare(scene, () => fill(scene, HISTORY, HISTORY));
  await openLobby(scene, "opening 10,000 lines, all unread again");
  const second = await weigh(page, devtools);
  note(scene, "heap after 10,000 messages, MB", first.heapMegabytes);
  note(scene, "heap after 20,000 messages, MB", second.heapMegabytes);
  note(scene, "DOM nodes after 10,000 messages", first.nodes);
  note(scene, "DOM nodes after 20,000 messages", second.nodes);
  note(scene, "private memory after 20,000 messages, MB", second.residentMegabytes);
}
