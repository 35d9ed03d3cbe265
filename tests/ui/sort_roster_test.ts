import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";
import { SeededRandom } from "../support/seeded_random.ts";
import {
  filterRoster,
  isRosterOrder,
  resortRoster,
  ROSTER_ORDERS,
  sortRoster,
} from "../../lib/ui/sort_roster.ts";

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

describe("resortRoster", () => {
  for (const order of ROSTER_ORDERS) {
    it(`gives what sorting everyone by ${order} would, after any changes`, () => {
      const random = new SeededRandom(11);
      let rows = new Map<string, RosterRow>();
      let sorted: readonly RosterRow[] = [];
      for (let round = 0; round < 200; round++) {
        rows = new Map(rows);
        for (let change = random.below(5); change >= 0; change--) {
          const personID = `p-${random.below(40)}`;
          // Names of their own, so that there is one right order.
          const username = `${"abcdefgh"[random.below(8)]} ${personID}`;
          const status = random.pick(["online", "away", "idle", "lunch"]);
          if (random.chance(0.3)) rows.delete(personID);
          else {
            const more = { personID, status, loginAt: random.below(50) };
            const op = random.chance(0.1) ? { op: true } as const : {};
            rows.set(personID, row(username, { ...more, ...op }));
          }
        }
        sorted = resortRoster(sorted, rows, order, "p-7");
        assert.deepEqual(names(sorted), names(sortRoster(rows.values(), order, "p-7")));
      }
    });
  }

  it("is the same list when nothing changed, so that nothing is drawn", () => {
    const rows = new Map([row("ann"), row("bob")].map((each) => [each.personID, each]));
    const sorted = resortRoster([], rows, "name", null);
    assert.equal(resortRoster(sorted, new Map(rows), "name", null), sorted);
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

  it("does not find what is neither in the name nor in the nickname, but across both", () => {
    assert.deepEqual(filterRoster(rows, "bobthe"), []);
    assert.deepEqual(filterRoster(rows, "bthe"), []);
  });

  it("keeps everyone when nothing is asked for", () => {
    assert.equal(filterRoster(rows, "  "), rows);
  });
});

Deno.test("isRosterOrder refuses what the menu does not offer", () => {
  assert.equal(isRosterOrder("newest"), true);
  assert.equal(isRosterOrder("loudest"), false);
});
