import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { TestBrowser, TestPage } from "./browser.ts";

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
    options: Parameters<TestBrowser["open"]>[0] = {},
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
}
