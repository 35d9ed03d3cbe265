import { scrollSteadily, traceTasks, typeSlowly } from "./page_probe.ts";
import { note, noteTrouble, prepare, type Scene } from "./page_scene.ts";
import { quantile } from "./statistics.ts";

const PEOPLE = 1_000;

/** Those of them who come at once. */
const STORM = 300;

/** Changes of the Who List per second, and for how long they go on. */
const CHANGES = 20;
const SECONDS = 8;

/** A Who List of 1,000: people who come and change, scrolling, searching, and entering the room. */
export async function benchPeople(scene: Scene): Promise<void> {
  const { reader, page, crowd } = scene;
  await prepare(scene, () => crowd.enter(PEOPLE - STORM - crowd.size));
  const storm = await traceTasks(page, () => crowd.enter(STORM, STORM));
  noteTrouble(scene, "300 people come at once", storm);
  await reader.showPeople();
  await page.locator(".who-row").nth(5).waitFor();
  await benchScrolling(scene);
  await benchChanges(scene);
  await benchSearch(scene);
  await benchEntering(scene);
}

async function benchScrolling(scene: Scene): Promise<void> {
  const gaps = await scrollSteadily(scene.page, ".pane-people .pane-body", 60, 240);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  note(scene, "scrolling 1,000 people: longest frame, ms", quantile(gaps, 1));
  note(scene, "scrolling 1,000 people: frames/s", 1000 * gaps.length / total);
}

async function benchChanges(scene: Scene): Promise<void> {
  const { page, crowd } = scene;
  const change = (number: number) =>
    crowd.setStatus(number * 37, number % 2 === 0 ? "away" : "busy");
  const trouble = await traceTasks(page, () => crowd.keepPace(CHANGES, SECONDS, change));
  noteTrouble(scene, "20 changes/s among 1,000", trouble);
}

async function benchSearch(scene: Scene): Promise<void> {
  const { page } = scene;
  let waits: number[] = [];
  const trouble = await traceTasks(page, async () => {
    waits = await typeSlowly(page, "input[type=search]", "Emil 47");
    for (let back = 0; back < 7; back++) await page.keyboard.press("Backspace", { delay: 50 });
  });
  noteTrouble(scene, "searching among 1,000", trouble);
  note(scene, "searching among 1,000: slowest character to frame, ms", quantile(waits, 1));
}

async function benchEntering(scene: Scene): Promise<void> {
  const { page, reader } = scene;
  const trouble = await traceTasks(page, async () => {
    await page.reload();
    await page.locator('input[name="username"]:valid').press("Enter");
    await reader.composer.waitFor();
    await page.waitForTimeout(1_500);
  });
  noteTrouble(scene, "entering a room of 1,000", trouble);
}
