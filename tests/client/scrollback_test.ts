import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { BLOCK_LINES } from "../../lib/client/line_list.ts";
import { SCROLLBACK_CHOICES, totalScrollback } from "../../lib/client/scrollback.ts";
import { FakeBrowser } from "./fake_browser.ts";
import { read, RoomFixture, row } from "./room_fixture.ts";

function hearMany(room: RoomFixture, count: number, channel = "lobby"): void {
  for (let n = 1; n <= count; n++) room.hear("bob", `${n}`, { channel });
}

describe("what is kept of a conversation", () => {
  it("is the newest 1,000 lines, give or take a block, unless somebody chooses otherwise", () => {
    const room = new RoomFixture().enter();
    hearMany(room, 2_500);
    const { length } = room.lobby.lines.value;
    assert.ok(length <= 1_000 && length > 1_000 - BLOCK_LINES, `${length} lines`);
    assert.equal(read(room.lobby).at(-1), "bob: 2500");
    assert.equal(read(room.lobby)[0], `bob: ${2_501 - length}`);
  });

  it("is less at once when less is chosen, everywhere", () => {
    const room = new RoomFixture().enter();
    hearMany(room, 900);
    hearMany(room, 900, "music");
    room.actions.setScrollback(200);
    assert.equal(room.state.scrollback.value, 200);
    for (const { lines } of [room.lobby, room.music]) assert.ok(lines.value.length <= 200);
  });

  it("is more from now on when more is chosen", () => {
    const room = new RoomFixture().enter();
    room.actions.setScrollback(10_000);
    hearMany(room, 10_060);
    const { length } = room.lobby.lines.value;
    assert.ok(length <= 10_000 && length > 10_000 - BLOCK_LINES, `${length} lines`);
  });

  it("is remembered by the browser", () => {
    const first = new RoomFixture().enter();
    first.actions.setScrollback(500);
    const storage = first.browser.deps.openStorage("local");
    const second = new RoomFixture({}, { openStorage: () => storage });
    assert.equal(second.state.scrollback.value, 500);
  });

  for (const text of ["", "0", "-5", "999", "1e9", "Infinity", "lots"]) {
    it(`is as usual when the browser remembers "${text}"`, () => {
      const browser = new FakeBrowser();
      browser.deps.openStorage("local").setItem("barertc:scrollback", text);
      const room = new RoomFixture({}, { openStorage: browser.deps.openStorage });
      assert.equal(room.state.scrollback.value, 1_000);
    });
  }

  it("never includes a message that is on its way", () => {
    const room = new RoomFixture().enter();
    room.actions.send(room.lobby, "mine");
    hearMany(room, 1_500);
    assert.equal(read(room.lobby).at(-1), "alice: mine (sending)");
  });
});

describe("what is kept of all conversations together", () => {
  const people = Array.from({ length: 60 }, (_, n) => row(`guest ${n}`, `p-${n}`));

  /** Everyone writes 150 lines to alice. */
  function hearEveryone(room: RoomFixture): void {
    for (const person of people) {
      for (let n = 1; n <= 150; n++) room.hearFrom(person, `${n}`);
    }
  }

  it("is bounded, the longest of those that are not shown giving way", () => {
    const room = new RoomFixture().enter(...people);
    hearMany(room, 900);
    hearMany(room, 900, "music");
    hearEveryone(room);
    const lengths = room.state.threads.value.map(({ lines }) => lines.value.length);
    const total = [room.lobby, room.music].reduce((sum, { lines }) => sum + lines.value.length, 0) +
      lengths.reduce((sum, length) => sum + length);
    assert.ok(total <= totalScrollback(1_000), `${total} lines`);
    assert.equal(room.lobby.lines.value.length, 900);
    assert.ok(Math.min(...lengths) > 0);
    for (const thread of room.state.threads.value) {
      assert.equal(read(thread).at(-1)?.endsWith(": 150"), true);
    }
  });
});

Deno.test("SCROLLBACK_CHOICES go up, to at most 10,000", () => {
  assert.deepEqual([...SCROLLBACK_CHOICES], [...SCROLLBACK_CHOICES].sort((a, b) => a - b));
  assert.equal(SCROLLBACK_CHOICES.at(-1), 10_000);
});
