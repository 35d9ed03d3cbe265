import { launchBrowser, type PageOptions, SCREENS } from "../tests/support/browser.ts";
import { BrowserPerson } from "../tests/support/person.ts";
import { startTestServer } from "../tests/support/test_server.ts";
import { Crowd, CROWD_SETTINGS } from "./page_crowd.ts";
import { benchLog, HISTORY } from "./page_log.ts";
import { benchPeople } from "./page_people.ts";

/** A screen, and how much slower than this machine its processor is. */
interface Device {
  readonly name: string;
  readonly slowness: number;
  readonly options: PageOptions;
}

const DEVICES: readonly Device[] = [
  { name: "desktop", slowness: 1, options: {} },
  {
    name: "phone, 4 x slower",
    slowness: 4,
    options: { viewport: SCREENS.phone, hasTouch: true, isMobile: true },
  },
];

/**
 * The page under load: a full log, a burst of messages, a Who List of 1,000. Prints each figure as
 * it is found, and a table in the end. "Longest task" is time of the page's processor, which what
 * else the machine does hardly disturbs; "by the clock" is what the person waits.
 */
export async function benchPage(): Promise<void> {
  const columns: ReadonlyMap<string, number>[] = [];
  for (const device of DEVICES) columns.push(await benchDevice(device));
  console.log(`| ${["", ...DEVICES.map(({ name }) => name)].join(" | ")} |`);
  console.log("| --- | ---: | ---: |");
  for (const name of columns[0]?.keys() ?? []) {
    const figures = columns.map((column) => column.get(name)?.toFixed(1) ?? "");
    console.log(`| ${[name, ...figures].join(" | ")} |`);
  }
}

async function benchDevice(device: Device): Promise<ReadonlyMap<string, number>> {
  const { name, slowness, options } = device;
  await using browser = await launchBrowser();
  await using server = await startTestServer(CROWD_SETTINGS);
  const crowd = new Crowd(server.url);
  await crowd.enter(20);
  const reader = await BrowserPerson.enter(browser, server.url, { name: "reader" }, {
    ...options,
    prepare: (context) =>
      context.addInitScript((lines) => {
        localStorage.setItem("barertc:scrollback", lines);
      }, String(HISTORY)),
  });
  const { page } = reader;
  const devtools = await reader.test.context.newCDPSession(page);
  const figures = new Map<string, number>();
  const scene = { reader, page, crowd, devtools, figures, slowness };
  console.error(name);
  await benchLog(scene);
  await benchPeople(scene);
  crowd.leave();
  return figures;
}
