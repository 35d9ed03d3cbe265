import { describe, it } from "@std/testing/bdd";
import assert from "node:assert/strict";
import { RosterStore } from "../../lib/client/roster_store.ts";
import type { RosterRow } from "../../lib/protocol/roster_row.ts";

function rowOf(username: string): RosterRow {
  return { username, personID: `id of ${username}`, status: "online", video: 0, loginAt: 0 };
}

function namesIn({ rows }: RosterStore): readonly string[] {
  return [...rows.peek().values()].map(({ username }) => username);
}

describe("a Who List in parts", () => {
  const [ann, bob, carl, dora] = ["ann", "bob", "carl", "dora"].map(rowOf);
  assert.ok(ann && bob && carl && dora);

  it("changes nothing until the last part has come, and then all at once", () => {
    const roster = new RosterStore();
    roster.takeList({ whoList: [dora, bob] });
    assert.equal(roster.takeList({ whoList: [ann, bob], more: true }), null);
    assert.deepEqual(namesIn(roster), ["dora", "bob"]);
    const change = roster.takeList({ whoList: [carl], from: 2 });
    assert.deepEqual(namesIn(roster), ["ann", "bob", "carl"]);
    assert.deepEqual(change?.arrived, [ann, carl]);
    assert.deepEqual(change?.gone, [dora]);
  });

  it("forgets the beginning of one whose end never came", () => {
    const roster = new RosterStore();
    roster.takeList({ whoList: [ann], more: true });
    roster.takeList({ whoList: [bob], more: true });
    roster.takeList({ whoList: [carl], from: 1 });
    assert.deepEqual(namesIn(roster), ["bob", "carl"]);
  });

  it("believes none of which a part is missing", () => {
    const roster = new RosterStore();
    roster.takeList({ whoList: [dora] });
    roster.takeList({ whoList: [ann], more: true });
    assert.equal(roster.takeList({ whoList: [carl], from: 2 }), null);
    assert.deepEqual(namesIn(roster), ["dora"]);
  });
});
