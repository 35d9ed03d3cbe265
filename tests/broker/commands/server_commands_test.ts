import assert from "node:assert/strict";
import { err, ok } from "../../../lib/protocol/result.ts";
import { html } from "../../../lib/protocol/safe_html.ts";
import { give, prepareRoom } from "./command_room.ts";

/** Asks for the settings, and gives back what the host is to do. */
function askForSettings({ room, olga }: Pick<ReturnType<typeof prepareRoom>, "room" | "olga">) {
  olga.say("offtopic", "/reconfigure", { clientID: "c9" });
  assert.deepEqual(olga.take(), []);
  const [asked] = room.administered;
  assert.ok(asked?.type === "ReadSettings");
  return asked;
}

Deno.test("X7: /reconfigure puts new settings into force and answers with what to know", () => {
  const { room, olga, mia } = prepareRoom();
  const asked = askForSettings({ room, olga });
  const channel = { id: "news", name: "News", icon: null, welcome: [html`Hear, hear.`], echoes: 0 };
  const config = { ...room.room.config, channels: [channel], messageCharacters: 5 };
  const settings = ok({ config, remarks: ["Only a restart changes <this>."] });
  room.step({ type: "SettingsRead", asked, settings, at: room.now });
  const [answer] = olga.take();
  assert.ok(answer?.action === "error");
  assert.deepEqual([answer.kind, answer.channel, answer.clientID], ["notice", "offtopic", "c9"]);
  assert.match(answer.message, /<li>Only a restart changes &lt;this&gt;\.<\/li>/);
  mia.say("lobby", "hi").say("news", "123456").say("news", "12345");
  assert.deepEqual(mia.takeActions(), ["error", "error", "message"]);
  room.join("new");
});

Deno.test("X7: settings that cannot be used change nothing, and the operator is told what is wrong", () => {
  const { room, olga, mia } = prepareRoom();
  const asked = askForSettings({ room, olga });
  const before = room.room.config;
  const settings = err("Title: found 3, expected a text.\nline 2: <b>");
  room.step({ type: "SettingsRead", asked, settings, at: room.now });
  const { message, clientID } = olga.takeError();
  assert.match(message, /nothing has changed\..*expected a text\.<br>line 2: &lt;b&gt;/);
  assert.equal(clientID, "c9");
  assert.equal(room.room.config, before);
  mia.say("lobby", "hi");
  assert.deepEqual(mia.takeActions(), ["message"]);
});

Deno.test("X7: settings come into force though the operator has left meanwhile", () => {
  const { room, olga } = prepareRoom();
  const asked = askForSettings({ room, olga });
  olga.hangUp();
  const config = { ...room.room.config, messageCharacters: 5 };
  room.step({ type: "SettingsRead", asked, settings: ok({ config, remarks: [] }), at: room.now });
  assert.equal(room.room.config.messageCharacters, 5);
});

Deno.test("X8: /shutdown asks the host to stop, which then tells everyone", () => {
  const { room, olga, mia } = prepareRoom();
  assert.equal(give(olga, "/shutdown").text, "The server is stopping.");
  assert.deepEqual(room.administered, [{ type: "ShutDown" }]);
  assert.ok(mia.isOpen);
});
