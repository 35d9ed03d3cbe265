import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";
import { filterRoster, isRosterOrder, sortRoster } from "../../lib/ui/sort_roster.ts";

function row(username: string, more: Partial<RosterRow> = {}): RosterRow {
  return { username, personID: username, status: "online", video: 0, loginAt: 0, ...more };
}

const names = (rows: readonly RosterRow[]) => rows.map((each) => each.username);

describe("sortRoster", () => {
  it("F8: puts oneself first, operators next, then everybody by name", () => {
    const rows = [row("zoe"), row("Émile"), row("ann"), row("olga", { op: true }), row("me")];
    assert.deepEqual(names(sortRoster(rows, "name", "me")), ["me", "olga", "ann", "Émile", "zoe"]);
  });

  it("counts instead of comparing digits", () => {
    const rows = [row("ann 10"), row("ann 9")];
    assert.deepEqual(names(sortRoster(rows, "name", null)), ["ann 9", "ann 10"]);
  });

  it("puts those who came last first when asked for the newest", () => {
    const rows = [
      row("old", { loginAt: 1 }),
      row("new", { loginAt: 9 }),
      row("mid", { loginAt: 5 }),
    ];
    assert.deepEqual(names(sortRoster(rows, "newest", null)), ["new", "mid", "old"]);
  });

  it("orders by status from present to absent, unknown ones before idle", () => {
    const rows = ["idle", "lunch", "away", "online", "busy"].map((status) =>
      row(status, { status })
    );
    const sorted = names(sortRoster(rows, "status", null));
    assert.deepEqual(sorted, ["online", "busy", "away", "lunch", "idle"]);
  });
});

describe("filterRoster", () => {
  const rows = [row("Émilie"), row("bob", { nickname: "The Builder" }), row("x")];

  it("finds names whatever their case or accents", () => {
    assert.deepEqual(names(filterRoster(rows, " EMI ")), ["Émilie"]);
  });

  it("finds nicknames", () => {
    assert.deepEqual(names(filterRoster(rows, "build")), ["bob"]);
  });

  it("keeps everyone when nothing is asked for", () => {
    assert.equal(filterRoster(rows, "  "), rows);
  });
});

Deno.test("isRosterOrder refuses what the menu does not offer", () => {
  assert.equal(isRosterOrder("newest"), true);
  assert.equal(isRosterOrder("loudest"), false);
});
