import { assertAccessible } from "../support/accessibility.ts";
import { browserTest, SCREENS } from "../support/browser.ts";
import { BrowserPerson } from "../support/person.ts";
import { startTestServer } from "../support/test_server.ts";

for (const [screen, viewport] of Object.entries(SCREENS)) {
  browserTest(`axe finds nothing grave with cameras open on a ${screen}`, async (browser) => {
    await using server = await startTestServer("PermitNSFW = true\n");
    const alice = await BrowserPerson.enter(browser, server.url, { name: "alice" });
    await alice.goLive();
    const options = { viewport, reducedMotion: "reduce" } as const;
    const bob = await BrowserPerson.enter(browser, server.url, { name: "bob" }, options);
    await bob.page.getByRole("button", { name: "Go live" }).first().click();
    await bob.page.getByRole("dialog").getByRole("button", { name: "Go live" }).waitFor();
    await assertAccessible(bob.page, "dialog for going live");
    await bob.page.getByRole("dialog").getByRole("button", { name: "Go live" }).click();
    await bob.page.getByRole("button", { name: /^Live/ }).waitFor();
    await bob.showPeople();
    await bob.watch("alice");
    await bob.showChat();
    await bob.sees("alice");
    await assertAccessible(bob.page, "room with cameras");
  });
}
