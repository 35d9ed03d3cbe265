import assert from "node:assert/strict";
import { describe, it } from "@std/testing/bdd";
import { socketURL } from "../../lib/client/browser_deps.ts";
import { createChatClient } from "../../lib/client/chat_client.ts";
import { readPersonKey } from "../../lib/client/person_key.ts";
import { type Pref, Prefs, usernamePref } from "../../lib/client/prefs.ts";
import { FakeBrowser, FakeStorage } from "./fake_browser.ts";
import { CONFIG, RoomFixture } from "./room_fixture.ts";

const sizePref: Pref<number> = {
  key: "size",
  parse: (text) => /^\d+$/.test(text) ? Number(text) : undefined,
  format: String,
  fallback: 14,
};

const blocked = () => {
  throw new DOMException("The operation is insecure.", "SecurityError");
};

describe("Prefs", () => {
  it("remembers values across pages", () => {
    const storage = new FakeStorage();
    new Prefs(() => storage).set(sizePref, 20);
    assert.equal(new Prefs(() => storage).get(sizePref), 20);
  });

  it("gives the fallback for what was never stored, forgotten, or written by another version", () => {
    const storage = new FakeStorage();
    const prefs = new Prefs(() => storage);
    assert.equal(prefs.get(sizePref), 14);
    prefs.set(sizePref, 20);
    prefs.forget(sizePref);
    assert.equal(prefs.get(sizePref), 14);
    storage.setItem("size", "huge");
    assert.equal(prefs.get(sizePref), 14);
  });

  it("remembers for the life of the page where storage is blocked", () => {
    const prefs = new Prefs(blocked);
    assert.equal(prefs.get(usernamePref), "");
    prefs.set(usernamePref, "alice");
    assert.equal(prefs.get(usernamePref), "alice");
    prefs.forget(usernamePref);
    assert.equal(prefs.get(usernamePref), "");
  });

  it("prefers a value that could not be stored to the older one that was", () => {
    const storage = new FakeStorage();
    const prefs = new Prefs(() => storage);
    prefs.set(sizePref, 16);
    storage.setItem = blocked;
    prefs.set(sizePref, 28);
    assert.equal(prefs.get(sizePref), 28);
  });
});

describe("the person key", () => {
  it("stays the same in one tab", () => {
    const { deps, storage } = new FakeBrowser();
    const first = readPersonKey(new Prefs(() => storage.session), deps.randomID);
    assert.equal(readPersonKey(new Prefs(() => storage.session), deps.randomID), first);
  });

  it("is made anew when what is stored is not a key", () => {
    const { deps, storage } = new FakeBrowser();
    storage.session.setItem("barertc:person-key", "short");
    assert.match(readPersonKey(new Prefs(() => storage.session), deps.randomID), /^[0-9a-f]{32}$/);
  });

  it("stays the same while the page is open where storage is blocked", () => {
    const room = new RoomFixture({}, { openStorage: blocked }).enter();
    const key = room.browser.socket.sent[0]?.personKey;
    room.reconnect();
    assert.equal(room.browser.socket.sent[0]?.personKey, key);
  });
});

describe("createChatClient", () => {
  it("offers the name that a guest entered with last", () => {
    const browser = new FakeBrowser();
    browser.storage.local.setItem("barertc:username", "alice");
    assert.equal(createChatClient(CONFIG, browser.deps).rememberedUsername, "alice");
  });

  it("F7: shows the first channel first", () => {
    const room = new RoomFixture();
    assert.equal(room.state.active.value.key, "channel:lobby");
    assert.deepEqual(room.state.channels.map(({ title }) => title.value), ["Lobby", "Music"]);
    assert.deepEqual(room.state.channels.map(({ icon }) => icon), ["house", null]);
  });

  it("refuses a configuration without channels, as there would be nothing to show", () => {
    assert.throws(
      () => createChatClient({ ...CONFIG, channels: [] }, new FakeBrowser().deps),
      /PageConfig.channels is empty; expected at least one channel/,
    );
  });
});

describe("socketURL", () => {
  it("is encrypted exactly when the page is", () => {
    assert.equal(socketURL({ protocol: "https:", host: "chat.example" }), "wss://chat.example/ws");
    assert.equal(
      socketURL({ protocol: "http:", host: "localhost:9000" }),
      "ws://localhost:9000/ws",
    );
  });
});
