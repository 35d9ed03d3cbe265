import { assertAccessible } from "../support/accessibility.ts";
import { browserTest, SCREENS } from "../support/browser.ts";
import { BrowserPerson } from "../support/person.ts";
import { SETTINGS, startTestServer } from "../support/test_server.ts";
import { signFor } from "../support/test_token.ts";

for (const [screen, viewport] of Object.entries(SCREENS)) {
  for (const colorScheme of ["light", "dark"] as const) {
    browserTest(`axe finds nothing grave on a ${screen}, ${colorScheme}`, async (browser) => {
      await using server = await startTestServer(SETTINGS.mixed);
      const options = { viewport, colorScheme, reducedMotion: "reduce" } as const;
      const { page } = await browser.open(options);
      await page.goto(server.url);
      await assertAccessible(page, "landing page");
      await page.goto(`${server.url}/?jwt=broken`);
      await assertAccessible(page, "landing page after a bad token");
      await page.goto(`${server.url}/about`);
      await assertAccessible(page, "about page");
      const token = await signFor("alice", { op: true });
      const alice = await BrowserPerson.enter(browser, server.url, { token }, options);
      await alice.say("hello **you**, see https://example.com\n\n> quote\n\n`code`");
      await alice.reads("quote");
      await assertAccessible(alice.page, "room");
    });
  }
}
