import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import type { Page } from "playwright-core";

const AXE = fileURLToPath(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url));

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly string[];
}

/** Fails if axe-core finds anything serious or critical on the page, and says where. */
export async function assertAccessible(page: Page, place: string): Promise<void> {
  // By the debugger rather than a script element, which the page's policy rightly refuses.
  await page.evaluate(await Deno.readTextFile(AXE));
  const violations: Violation[] = await page.evaluate(`axe.run().then(({ violations }) =>
    violations.map(({ id, impact, nodes }) => ({
      id, impact, nodes: nodes.map((node) => node.html.slice(0, 160) + " " + node.failureSummary),
    })))`);
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  assert.deepEqual(grave, [], place);
}
