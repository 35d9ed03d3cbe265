import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import type { ChatLine, MessageLine, PresenceLine } from "../../lib/client/chat_state.ts";
import { escapeHtml } from "../../lib/protocol/safe_html.ts";
import { GROUP_GAP_MS, groupLines, type GroupPlace } from "../../lib/ui/group_lines.ts";

const DAY = 24 * 60 * 60 * 1000;
const dayKey = (at: number) => String(Math.floor(at / DAY));

function said(key: string, username: string, at: number, personID = username): MessageLine {
  return {
    kind: "message",
    key,
    at,
    author: { username, personID, operator: false },
    own: false,
    html: escapeHtml("hi"),
    delivery: { state: "sent" },
  };
}

function came(key: string, at: number): PresenceLine {
  return { kind: "presence", key, at, joined: ["zed"], left: [] };
}

/** Keys in order; those that begin a group are in capitals. */
function outline(lines: readonly ChatLine[], place: Partial<GroupPlace> = {}): string[] {
  return groupLines(lines, { previous: null, firstUnread: null, ...place }, dayKey).map((item) => {
    if (item.kind !== "line") return item.kind;
    return item.first ? item.key.toUpperCase() : item.key;
  });
}

describe("groupLines", () => {
  it("puts messages of one person within five minutes under one header", () => {
    const lines = [said("a", "ann", 0), said("b", "ann", GROUP_GAP_MS), said("c", "bob", 1)];
    assert.deepEqual(outline(lines), ["day", "A", "b", "C"]);
  });

  it("begins a new group after a longer pause", () => {
    const lines = [said("a", "ann", 0), said("b", "ann", GROUP_GAP_MS + 1)];
    assert.deepEqual(outline(lines), ["day", "A", "B"]);
  });

  it("measures the pause from the message before, not from the header", () => {
    const lines = [0, 1, 2].map((n) => said(`m${n}`, "ann", n * GROUP_GAP_MS));
    assert.deepEqual(outline(lines), ["day", "M0", "m1", "m2"]);
  });

  it("begins a new group after something that nobody said", () => {
    const lines = [said("a", "ann", 0), came("p", 1), said("b", "ann", 2)];
    assert.deepEqual(outline(lines), ["day", "A", "P", "B"]);
  });

  it("does not take a new holder of a name for the old one", () => {
    const lines = [said("a", "ann", 0, "1"), said("b", "ann", 1, "2")];
    assert.deepEqual(outline(lines), ["day", "A", "B"]);
  });

  it("divides days, within a group too", () => {
    const lines = [said("a", "ann", DAY - 1), said("b", "ann", DAY)];
    assert.deepEqual(outline(lines), ["day", "A", "day", "B"]);
  });

  it("puts the divider before the first unread line, which begins a group", () => {
    const lines = [said("a", "ann", 0), said("b", "ann", 1), said("c", "ann", 2)];
    assert.deepEqual(outline(lines, { firstUnread: "b" }), ["day", "A", "unread", "B", "c"]);
  });

  it("goes on with the group of the line above, as a block of lines does", () => {
    const lines = [said("b", "ann", 1), said("c", "bob", 2)];
    assert.deepEqual(outline(lines, { previous: said("a", "ann", 0) }), ["b", "C"]);
    assert.deepEqual(outline(lines, { previous: said("a", "bob", 0) }), ["B", "C"]);
    assert.deepEqual(outline(lines, { previous: said("a", "ann", -DAY) }), ["day", "B", "C"]);
  });

  it("shows nothing for nothing", () => {
    assert.deepEqual(outline([]), []);
  });
});
