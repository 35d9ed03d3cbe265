import assert from "node:assert/strict";
import { splitWords } from "../../lib/broker/commands/split_words.ts";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";
import { readSpoken } from "../../lib/protocol/commands.ts";
import { composeDeed, listDeeds } from "../../lib/ui/moderation_deeds.ts";

const ROW: RosterRow = {
  username: "Two Words",
  personID: "p1",
  status: "online",
  video: 0,
  loginAt: 0,
};

function commands(row: Partial<RosterRow>, permitExplicit = true): readonly string[] {
  return listDeeds({ ...ROW, ...row }, permitExplicit).map(({ command }) => command);
}

Deno.test("the card offers what makes sense about a person as they are", () => {
  assert.deepEqual(commands({}), ["kick", "ban", "op"]);
  assert.deepEqual(commands({ op: true }), ["kick", "ban", "deop"]);
  assert.deepEqual(commands({ video: 1 }), ["nsfw", "cut", "kick", "ban", "op"]);
  assert.deepEqual(commands({ video: 3 }), ["cut", "kick", "ban", "op"]);
  assert.deepEqual(commands({ video: 1 }, false), ["cut", "kick", "ban", "op"]);
});

Deno.test("what the card sends is read by the server as it was meant", () => {
  const choice = { hours: 0.5, reason: "  be kind " };
  const sent = listDeeds({ ...ROW, video: 1 }, true).map((deed) => {
    const spoken = readSpoken(composeDeed(deed, ROW.username, choice));
    assert.ok(spoken.kind === "command");
    return [spoken.name, ...splitWords(spoken.rest)];
  });
  assert.deepEqual(sent, [
    ["nsfw", "Two Words"],
    ["cut", "Two Words"],
    ["kick", "Two Words", "be", "kind"],
    ["ban", "Two Words", "0.5", "be", "kind"],
    ["op", "Two Words"],
  ]);
});
