import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { PageOptions, TestBrowser, TestPage } from "./browser.ts";

/** How somebody comes in: with a name of their own, or with a token. */
export type WayIn = { readonly name: string } | { readonly token: string };

/** A person at a real browser, who does what people do. */
export class BrowserPerson {
  readonly test: TestPage;
  readonly page: Page;

  private constructor(test: TestPage) {
    this.test = test;
    this.page = test.page;
  }

  /** Opens a page of their own and enters the room. */
  static async enter(
    browser: TestBrowser,
    url: string,
    way: WayIn,
    options: PageOptions = {},
  ): Promise<BrowserPerson> {
    const person = new BrowserPerson(await browser.open(options));
    const { page } = person;
    if ("token" in way) {
      await page.goto(`${url}/?jwt=${way.token}`);
    } else {
      await page.goto(url);
      await page.getByLabel("Your name in the room").fill(way.name);
      await page.keyboard.press("Enter");
    }
    await person.composer.waitFor();
    return person;
  }

  /** The field in which messages are written. */
  get composer() {
    return this.page.locator(".composer-field");
  }

  /** The messages that are in view or can be scrolled to. */
  get log() {
    return this.page.getByRole("log");
  }

  /** Writes something in the conversation that is open, and sends it. */
  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  /** Waits until something stands in the conversation that is open. */
  async reads(text: string): Promise<void> {
    await this.log.getByText(text).first().waitFor();
  }

  /** Fails if something stands in the conversation that is open. */
  async doesNotRead(text: string): Promise<void> {
    assert.equal(await this.log.getByText(text).count(), 0, `"${text}" is there`);
  }

  /** Opens a private conversation from the Who List. */
  async writePrivatelyTo(name: string): Promise<void> {
    await this.page.getByRole("button", { name: `Private message to ${name}` }).click();
  }

  /** Shows a conversation from the left pane. */
  async show(name: string | RegExp): Promise<void> {
    await this.page.getByRole("navigation", { name: "Conversations" })
      .getByRole("button", { name }).first().click();
  }

  /** Turns the camera on, with the preview first, as everyone has to. */
  async goLive(): Promise<void> {
    await this.page.getByRole("button", { name: "Go live", exact: true }).first().click();
    await this.page.getByRole("dialog").getByRole("button", { name: "Go live" }).click();
    await this.page.getByRole("button", { name: /^Live/ }).waitFor();
  }

  /** Turns the camera off. */
  async stopCamera(): Promise<void> {
    await this.page.getByRole("button", { name: /^Live/ }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: "Stop my camera" }).click();
  }

  /** The button in the Who List that opens somebody's camera; there while it is on for oneself. */
  cameraOf(name: string) {
    return this.page.getByRole("button", { name: new RegExp(`^Watch ${name}`) });
  }

  /** Opens somebody's camera from the Who List. */
  async watch(name: string): Promise<void> {
    await this.cameraOf(name).click();
  }

  /** Somebody's tile in the video panel. */
  tile(name: string) {
    return this.page.getByLabel(`Camera of ${name}`, { exact: true });
  }

  /** Waits until somebody's picture moves on the screen. */
  async sees(name: string): Promise<void> {
    const video = await this.tile(name).locator("video").elementHandle();
    assert.ok(video);
    await this.page.waitForFunction((element) => {
      const picture = element as HTMLVideoElement;
      return picture.videoWidth > 0 && picture.currentTime > 0;
    }, video);
    const before = await video.evaluate((element) => (element as HTMLVideoElement).currentTime);
    await this.page.waitForFunction(
      ([element, from]) => (element as HTMLVideoElement).currentTime > (from as number),
      [video, before] as const,
    );
  }

  /** Waits until somebody's tile is gone. */
  async losesSightOf(name: string): Promise<void> {
    await this.tile(name).waitFor({ state: "detached" });
  }

  /** Closes somebody's tile. */
  async close(name: string): Promise<void> {
    const tile = this.tile(name);
    await tile.hover();
    await tile.getByRole("button", { name: `Close the camera of ${name}` }).click();
  }

  /** Waits until so many people watch, as the Who List says. */
  async hasViewers(count: number): Promise<void> {
    const words = ["Nobody watches you", "1 person watches you"][count] ??
      `${count} people watch you`;
    await this.page.getByRole("button", { name: `Your camera is on. ${words}` }).waitFor();
  }

  /** Opens the list of those who watch. */
  async showViewers(): Promise<void> {
    await this.page.getByRole("button", { name: /^Your camera is on/ }).click();
  }

  /** Brings the Who List into view, where it is not beside the chat. */
  async showPeople(): Promise<void> {
    const button = this.page.locator("#people-button");
    const shown = await button.getAttribute("aria-expanded") === "true";
    if (!shown && await button.isVisible()) await button.click();
  }

  /** Brings the chat into view, where a pane lies over it. */
  async showChat(): Promise<void> {
    if (!await this.composer.isVisible()) return;
    await this.page.keyboard.press("Escape");
  }
}
