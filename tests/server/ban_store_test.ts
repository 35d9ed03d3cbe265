import { afterEach, beforeEach, describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import type { Exclusion } from "../../lib/broker/bans.ts";
import { BanStore } from "../../lib/server/ban_store.ts";

const BAN: Exclusion = {
  username: "gus",
  about: "guest",
  personID: "guest-1",
  address: "192.0.2.1",
  by: "olga",
  reason: "spam",
  since: 1_700_000_000_000,
  until: 1_700_003_600_000,
};

let folder = "";
let logged: string[] = [];

function open(): BanStore {
  return new BanStore(`${folder}/data/bans.json`, (level, text) => logged.push(`${level} ${text}`));
}

async function listFiles(): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of Deno.readDir(`${folder}/data`)) names.push(name);
  return names.sort();
}

function writeFile(text: string): void {
  Deno.mkdirSync(`${folder}/data`, { recursive: true });
  Deno.writeTextFileSync(`${folder}/data/bans.json`, text);
}

describe("the file of bans", () => {
  beforeEach(async () => {
    folder = await Deno.makeTempDir();
    logged = [];
  });
  afterEach(() => Deno.remove(folder, { recursive: true }));

  it("gives back what was written, and makes its folder", async () => {
    assert.deepEqual(open().load(), []);
    const store = open();
    const named: Exclusion = { ...BAN, about: "name", personID: null, address: null, reason: "" };
    store.save([BAN, named]);
    await store.flush();
    assert.deepEqual(open().load(), [BAN, named]);
    assert.deepEqual(logged, []);
  });

  it("is for the server's own user alone, and leaves no draft behind", async () => {
    const store = open();
    store.save([BAN]);
    await store.flush();
    assert.deepEqual(await listFiles(), ["bans.json"]);
    const { mode } = await Deno.stat(`${folder}/data/bans.json`);
    assert.equal((mode ?? 0) & 0o777, 0o600);
  });

  it("writes the last of many changes", async () => {
    const store = open();
    for (let count = 1; count <= 50; count++) store.save(Array(count).fill(BAN));
    await store.flush();
    assert.equal(open().load().length, 50);
    store.save([]);
    await store.flush();
    assert.deepEqual(open().load(), []);
  });

  for (
    const [what, text] of [
      ["no JSON", "{"],
      ["an empty file", ""],
      ["another shape", "[]"],
      ["a list of something else", '{"bans":[null,3,{"username":"x"}]}'],
    ] as const
  ) {
    it(`moves ${what} aside with one warning, and begins without bans`, async () => {
      writeFile(text);
      assert.deepEqual(open().load(), []);
      assert.equal(logged.length, 1);
      assert.match(logged[0] ?? "", /^warn .*bans\.json: .*It is now .*bans\.json\.bad-\d+/);
      const [aside, ...more] = await listFiles();
      assert.deepEqual(more, []);
      assert.equal(await Deno.readTextFile(`${folder}/data/${aside}`), text);
    });
  }

  it("keeps the bans that are good in a file that is partly not", () => {
    const bad = [{ ...BAN, until: "tomorrow" }, { ...BAN, about: "dog" }, { ...BAN, by: 3 }];
    writeFile(JSON.stringify({ bans: [BAN, ...bad, { ...BAN, since: -1 }] }));
    assert.deepEqual(open().load(), [BAN]);
    assert.match(logged[0] ?? "", /4 of 5 bans make no sense.*1 ban in it still holds/);
  });

  it("says when it cannot write, and goes on", async () => {
    Deno.writeTextFileSync(`${folder}/data`, "a file where the folder should be");
    const store = open();
    store.save([BAN]);
    await store.flush();
    assert.match(logged[0] ?? "", /^warn .*cannot be written/);
  });
});
