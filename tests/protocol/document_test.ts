import assert from "node:assert/strict";
import { CloseCode, mayReconnect } from "../../lib/protocol/close_codes.ts";
import * as limits from "../../lib/protocol/limits.ts";

const root = new URL("../../", import.meta.url);
const document = await Deno.readTextFile(new URL("docs/protocol.md", root));
const rules = new Set([...document.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map((match) => match[1]));

async function citedRules(): Promise<readonly string[]> {
  const cited: string[] = [];
  for (const folder of ["tests/protocol/", "tests/broker/", "tests/broker/commands/"]) {
    for await (const { name, isFile } of Deno.readDir(new URL(folder, root))) {
      if (!isFile) continue;
      const source = await Deno.readTextFile(new URL(`${folder}${name}`, root));
      for (const [, rule = ""] of source.matchAll(/Deno\.test\(\s*["`]([A-Z]\d+)\b/g)) {
        cited.push(rule);
      }
    }
  }
  return cited;
}

Deno.test("docs/protocol.md: every rule that a test cites is there", async () => {
  const cited = await citedRules();
  assert.ok(cited.length > 50, "the tests were not read");
  assert.deepEqual(cited.filter((rule) => !rules.has(rule)), []);
});

Deno.test("docs/protocol.md: the rules of a letter are numbered from 1 without a gap", () => {
  const last = new Map<string, number>();
  for (const rule of rules) {
    const [letter = "", number] = [rule?.slice(0, 1), Number(rule?.slice(1))];
    assert.equal(number, (last.get(letter) ?? 0) + 1, `${rule} is out of order`);
    last.set(letter, number);
  }
  assert.equal([...last.keys()].sort().join(""), "BCEFGIKLMNPRSTVWX");
});

Deno.test("docs/protocol.md: every close code is in the table, with what a client may do", () => {
  const rows = [...document.matchAll(/^\| (\d{4}) \|.*\| (yes|no)\b/gm)];
  const described = rows.map(([, code, again]) => [Number(code), again === "yes"]);
  assert.deepEqual(described, Object.values(CloseCode).map((code) => [code, mayReconnect(code)]));
});

Deno.test("docs/protocol.md: F15: every limit is in the table", () => {
  const table = document.slice(document.indexOf("## Limits")).replaceAll(",", "");
  const inUnits: Readonly<Record<string, number>> = {
    PING_INTERVAL_MS: limits.PING_INTERVAL_MS / 1000,
    TOKEN_RENEWAL_MS: limits.TOKEN_RENEWAL_MS / 1000,
    MAX_STAY_SECONDS: limits.MAX_STAY_SECONDS / 3600,
  };
  for (const [name, value] of Object.entries(limits)) {
    const written = new RegExp(`\\b${inUnits[name] ?? value}\\b`);
    assert.match(table, written, `${name} is not in the table, or has another value there`);
  }
});
