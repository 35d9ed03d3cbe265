import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { OFFERED_STATUSES } from "../../lib/protocol/status.ts";
import { connectionSentence, connectionWord, secondsUntil } from "../../lib/ui/connection_words.ts";
import { isEmojiMessage } from "../../lib/ui/emoji_message.ts";
import { HUE_COUNT, hueClass, initials } from "../../lib/ui/name_picture.ts";
import { statusClass, statusLabel } from "../../lib/ui/status_words.ts";

/** A time without a connection that is worth a word. */
const LONG = { brief: false, holds: false } as const;

describe("connectionSentence", () => {
  it("counts down to the next attempt", () => {
    const waiting = { phase: "waiting", attempt: 1, retryAt: 10_000, ...LONG } as const;
    assert.equal(connectionSentence(waiting, 5_200), "Connection lost. Next try in 5 s.");
    assert.equal(connectionSentence(waiting, 10_000), "Connection lost. Trying again now.");
  });

  it("tells a first connection from a later one", () => {
    const first = { phase: "connecting", attempt: 0, ...LONG } as const;
    assert.match(connectionSentence(first, 0) ?? "", /^Connecting/);
    assert.match(connectionSentence({ ...first, attempt: 1 }, 0) ?? "", /again/);
  });

  it("has nothing to say while all is well", () => {
    assert.equal(connectionSentence({ phase: "online" }, 0), null);
  });

  it("has nothing to say of a moment without a connection, but for the quiet mark", () => {
    for (const phase of ["connecting", "waiting"] as const) {
      const brief = { phase, attempt: 1, retryAt: 0, brief: true, holds: true };
      assert.equal(connectionSentence(brief, 0), null);
      assert.equal(connectionWord(brief), "Reconnecting");
    }
  });

  it("never counts below zero", () => {
    assert.equal(secondsUntil(0, 5_000), 0);
  });
});

describe("statuses", () => {
  it("have a shape each, as far as they are offered", () => {
    const shapes = OFFERED_STATUSES.map(statusClass);
    assert.equal(new Set(shapes).size, OFFERED_STATUSES.length);
    assert.ok(!shapes.includes(statusClass("lunch")));
  });

  it("are written with a capital when they are other people's inventions", () => {
    assert.equal(statusLabel("brb"), "Be right back");
    assert.equal(statusLabel("gaming"), "Gaming");
  });
});

describe("initials", () => {
  it("take a letter of each of the first two words", () => {
    assert.equal(initials("maria del mar"), "MD");
    assert.equal(initials("the_quick"), "TQ");
    assert.equal(initials("émile"), "É");
  });

  it("leave a picture sign alone", () => {
    assert.equal(initials("🦊 fox"), "🦊");
    assert.equal(initials("👩‍🚀"), "👩‍🚀");
  });

  it("stand on the same colour for every spelling of a name", () => {
    assert.equal(hueClass("Alice"), hueClass("alice"));
    assert.match(hueClass("李小龙"), new RegExp(`^hue-[0-${HUE_COUNT - 1}]$`));
  });
});

describe("isEmojiMessage", () => {
  it("is true for a paragraph of emoji", () => {
    assert.equal(isEmojiMessage("<p>👍🎉</p>\n"), true);
    assert.equal(isEmojiMessage("<p>👩‍👧 🇩🇪</p>"), true);
  });

  it("is false as soon as there is anything else", () => {
    for (const html of ["<p>ok 👍</p>", "<p>12</p>", "<h1>👍</h1>", "<p></p>", "<p>&amp;</p>"]) {
      assert.equal(isEmojiMessage(html), false, html);
    }
  });
});
