import assert from "node:assert/strict";
import { describeModeration } from "../../lib/server/describe_moderation.ts";
import { parseSettings } from "../../lib/settings/parse_settings.ts";

function describeFilters(...phrases: readonly string[]) {
  const parsed = parseSettings({
    MessageFilters: phrases.map((phrase) => ({
      Enabled: phrase !== "off",
      KeywordPhrases: [`first ${phrase}`, `last ${phrase}`],
    })),
  });
  assert.ok(parsed.ok);
  return describeModeration(parsed.value.settings.moderation);
}

Deno.test("G1: a text gets a closer look if a phrase of any filter that is on may fit it", () => {
  const names = Array.from({ length: 10 }, (_, index) => `word${index}`);
  const { filters, mayHit } = describeFilters(...names, "off");
  assert.equal(filters.length, names.length);
  for (const name of names) {
    assert.ok(mayHit(`a First ${name}`) && mayHit(`a LAST ${name}`), name);
  }
  assert.deepEqual(["first off", "first", "word1", ""].map(mayHit), [false, false, false, false]);
});

Deno.test("G1: without filters no text gets a closer look", () => {
  assert.equal(describeFilters().mayHit("first word"), false);
});
