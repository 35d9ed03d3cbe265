import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { parseSettings } from "../../lib/settings/parse_settings.ts";

function problemsOf(file: unknown): readonly string[] {
  const parsed = parseSettings(file);
  return parsed.ok ? [] : parsed.error.map(({ path, expected }) => `${path}: ${expected}`);
}

describe("settings of filters, rules and webhooks", () => {
  it("stops the start for a phrase that does not compile, with its path", () => {
    const filters = ["(", "(?=x)", "(a)\\1", "x*", ""].map((phrase) => ({
      KeywordPhrases: ["fine", phrase],
    }));
    const problems = problemsOf({ MessageFilters: filters });
    assert.equal(problems.length, filters.length);
    for (const [index, problem] of problems.entries()) {
      assert.match(
        problem,
        new RegExp(`^MessageFilters\\[${index}\\]\\.KeywordPhrases\\[1\\]: a `),
      );
    }
    assert.match(problems[0] ?? "", /RE2's syntax \(missing closing \): `\(`\)/);
  });

  it("reads rules with what they imply, and needs a name", () => {
    const parsed = parseSettings({ ModerationRule: [{ Username: "bob", NoVideo: true }] });
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value.settings.moderation.rules, [
      { username: "bob", rules: ["nobroadcast", "novideo"] },
    ]);
    assert.equal(problemsOf({ ModerationRule: [{ NoVideo: true }] }).length, 1);
  });

  it("takes ForwardMessage for a report too", () => {
    const parsed = parseSettings({ MessageFilters: [{ ForwardMessage: true }, {}] });
    assert.ok(parsed.ok);
    const { filters } = parsed.value.settings.moderation;
    assert.deepEqual(filters.map(({ reports }) => reports), [true, false]);
  });

  it("needs an address for a webhook that is switched on", () => {
    assert.equal(problemsOf({ WebhookURLs: [{ Name: "report", Enabled: true }] }).length, 1);
    assert.equal(
      problemsOf({ WebhookURLs: [{ Name: "report", Enabled: true, URL: "x" }] }).length,
      1,
    );
    assert.equal(problemsOf({ WebhookURLs: [{ Name: "report" }] }).length, 0);
  });
});
