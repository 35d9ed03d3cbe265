import type { Page } from "playwright-core";
import { launchBrowser, type TestBrowser } from "../tests/support/browser.ts";
import { recordPeerConnections, sentBytes } from "../tests/support/peer_connections.ts";
import { BrowserPerson } from "../tests/support/person.ts";
import { startTestServer } from "../tests/support/test_server.ts";
import { quantile, report } from "./statistics.ts";

/** Clicks measured for the time to the first frame. */
const ROUNDS = 20;

/** Viewers of one broadcaster in the last part. */
const VIEWERS = 6;

/** Seconds over which sent bytes are counted. */
const SECONDS = 5;

/** Cameras on loopback, with Chromium's fake devices. */
export async function benchVideo(): Promise<void> {
  await using browser = await launchBrowser();
  await using server = await startTestServer();
  const alice = await BrowserPerson.enter(browser, server.url, { name: "alice" }, RECORDING);
  const bob = await BrowserPerson.enter(browser, server.url, { name: "bob" });
  await alice.goLive();
  await benchFirstFrame(bob);
  await benchHiddenTile(alice, bob);
  await benchSixViewers(browser, server.url, alice);
}

/** Peer connections are kept from the first page load on. */
const RECORDING = { prepare: recordPeerConnections };

async function benchFirstFrame(bob: BrowserPerson): Promise<void> {
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const clicked = await bob.cameraOf("alice").evaluate((button) => {
      (button as HTMLButtonElement).click();
      return performance.now();
    });
    samples.push(await firstFrameAt(bob.page) - clicked);
    await bob.close("alice");
    await bob.losesSightOf("alice");
  }
  report(`click to first frame, median of ${ROUNDS}`, quantile(samples, 0.5), "ms");
  report("click to first frame, slowest", quantile(samples, 1), "ms");
}

/** `performance.now()` of the page at the first frame of the tile that is being opened. */
function firstFrameAt(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const findVideo = () =>
      document.querySelector<HTMLVideoElement>("[aria-label^='Camera of'] video");
    for (;;) {
      const video = findVideo();
      if (video !== null && video.videoWidth > 0 && video.currentTime > 0) return performance.now();
      await new Promise(requestAnimationFrame);
    }
  });
}

async function benchHiddenTile(alice: BrowserPerson, bob: BrowserPerson): Promise<void> {
  await bob.watch("alice");
  await bob.sees("alice");
  const shown = await sentInSeconds(alice.page, SECONDS);
  await bob.page.getByRole("button", { name: "Hide the cameras" }).click();
  await alice.page.waitForTimeout(4_000);
  const hidden = await sentInSeconds(alice.page, SECONDS);
  report("sent for a tile that is shown", shown / SECONDS / 1000, "kB/s", 1);
  report("sent for a tile that is hidden", hidden / SECONDS / 1000, "kB/s", 2);
  report("hidden / shown", 100 * hidden / shown, "%", 2);
}

async function sentInSeconds(page: Page, seconds: number): Promise<number> {
  const before = await sentBytes(page);
  await page.waitForTimeout(seconds * 1000);
  return await sentBytes(page) - before;
}

async function benchSixViewers(
  browser: TestBrowser,
  url: string,
  alice: BrowserPerson,
): Promise<void> {
  const viewers: BrowserPerson[] = [];
  for (let number = 1; number <= VIEWERS; number++) {
    viewers.push(await BrowserPerson.enter(browser, url, { name: `viewer ${number}` }));
  }
  for (const viewer of viewers) {
    await viewer.watch("alice");
    await viewer.sees("alice");
  }
  const before = await Promise.all(viewers.map((viewer) => playedSeconds(viewer.page)));
  await alice.page.waitForTimeout(SECONDS * 1000);
  const after = await Promise.all(viewers.map((viewer) => playedSeconds(viewer.page)));
  const played = after.map((seconds, index) => seconds - (before[index] ?? 0));
  report(
    `played in ${SECONDS} s by the slowest of ${VIEWERS} viewers`,
    Math.min(...played),
    "s",
    2,
  );
}

function playedSeconds(page: Page): Promise<number> {
  return page.evaluate(() =>
    document.querySelector<HTMLVideoElement>("[aria-label^='Camera of'] video")?.currentTime ?? 0
  );
}
