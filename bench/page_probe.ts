import type { CDPSession, Page } from "playwright-core";

/** What the bench asks of a page that runs; everything is in milliseconds unless it says otherwise. */

/** What was found while something went on. */
export interface Trouble {
  /** Longest task of the page's main thread, in time of its processor: others do not disturb it. */
  readonly longest: number;
  /** Longest task by the clock, with what else this machine had to do meanwhile. */
  readonly stall: number;
  /** Share of the time for which the main thread used its processor, from 0 to 1. */
  readonly busy: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds by the clock, and of processor time. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * Traces the page while `act` runs. `PerformanceObserver` knows only of tasks above 50 ms; the
 * browser's own trace has them all.
 */
export async function traceTasks(page: Page, act: () => Promise<unknown>): Promise<Trouble> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("The page has no browser; expected one of Playwright.");
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline"] });
  const began = performance.now();
  await act();
  const took = performance.now() - began;
  const trace: { traceEvents: TraceEvent[] } = JSON.parse(
    new TextDecoder().decode(await browser.stopTracing()),
  );
  const main = new Set(
    trace.traceEvents.filter(({ name, args }) =>
      name === "thread_name" && args.name === "CrRendererMain"
    ).map(({ pid, tid }) => `${pid}:${tid}`),
  );
  let [longest, stall, total] = [0, 0, 0];
  for (const { name, pid, tid, dur = 0, tdur = 0 } of trace.traceEvents) {
    if (name !== "RunTask" || !main.has(`${pid}:${tid}`)) continue;
    longest = Math.max(longest, tdur / 1000);
    stall = Math.max(stall, dur / 1000);
    total += tdur / 1000;
  }
  return { longest, stall, busy: total / took };
}

/** Types a text at ten characters per second; how long each took until the frame that shows it. */
export async function typeSlowly(page: Page, field: string, text: string): Promise<number[]> {
  const waits = await page.evaluateHandle((selector) => {
    document.querySelector<HTMLElement>(selector)?.focus();
    const waits: number[] = [];
    const note = ({ timeStamp }: Event) => {
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => waits.push(performance.now() - timeStamp);
        painted.port2.postMessage(null);
      });
    };
    document.addEventListener("input", note, { capture: true });
    return waits;
  }, field);
  for (const character of text) {
    const began = performance.now();
    await page.keyboard.insertText(character);
    await new Promise((resolve) =>
      setTimeout(resolve, Math.max(0, began + 100 - performance.now()))
    );
  }
  return await waits.jsonValue();
}

/** What the page holds, after a collection of garbage. */
export interface Held {
  readonly heapMegabytes: number;
  readonly nodes: number;
  /** Memory of the renderer that is its own. */
  readonly residentMegabytes: number;
}

/** Weighs the page. */
export async function weigh(page: Page, devtools: CDPSession): Promise<Held> {
  await devtools.send("HeapProfiler.enable");
  for (let round = 0; round < 3; round++) await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const { nodes } = await devtools.send("Memory.getDOMCounters");
  return {
    heapMegabytes: usedSize / 1e6,
    nodes,
    residentMegabytes: await residentMegabytes(page),
  };
}

async function residentMegabytes(page: Page): Promise<number> {
  const system = await page.context().browser()?.newBrowserCDPSession();
  const { processInfo } = await system?.send("SystemInfo.getProcessInfo") ?? { processInfo: [] };
  let most = 0;
  for (const { id, type } of processInfo) {
    if (type !== "renderer") continue;
    const text = await Deno.readTextFile(`/proc/${id}/smaps_rollup`).catch(() => "");
    most = Math.max(most, Number(/Private_Dirty:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1000);
  }
  return most;
}

/** Scrolls a box by so many pixels with each frame; the time from each frame to the next. */
export function scrollSteadily(
  page: Page,
  box: string,
  pixels: number,
  frames: number,
): Promise<number[]> {
  return page.evaluate(async ([selector, step, count]) => {
    const element = document.querySelector(selector);
    const gaps: number[] = [];
    let before = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < count; frame++) {
      element?.scrollBy({ top: step, behavior: "instant" });
      const now = await new Promise(requestAnimationFrame);
      gaps.push(now - before);
      before = now;
    }
    return gaps;
  }, [box, pixels, frames] as const);
}

/**
 * Watches the line in the middle of the log, frame by frame. The function returned gives the farthest
 * that the line was from its first place, in pixels; NaN if it is gone.
 */
export async function watchLine(page: Page): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle(() => {
    const log = document.querySelector(".log");
    const { left = 0, top = 0, width = 0, height = 0 } = log?.getBoundingClientRect() ?? {};
    const line = document.elementFromPoint(left + width / 2, top + height / 2)?.closest(".line");
    const place = () => line?.isConnected ? line.getBoundingClientRect().top : NaN;
    const first = place();
    const found = { farthest: 0, isOver: false };
    const look = () => {
      found.farthest = Math.max(found.farthest, Math.abs(place() - first));
      if (!found.isOver) requestAnimationFrame(look);
    };
    look();
    return found;
  });
  return () =>
    watch.evaluate((found) => {
      found.isOver = true;
      return found.farthest;
    });
}
