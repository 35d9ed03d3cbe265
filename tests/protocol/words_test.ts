import assert from "node:assert/strict";
import { parseAddress, threadChannel } from "../../lib/protocol/channel.ts";
import { FEATURES, knownFeatures } from "../../lib/protocol/features.ts";
import { PRESENCE_TEXT } from "../../lib/protocol/server_message.ts";
import { IDLE_STATUS, isStatus, OFFERED_STATUSES } from "../../lib/protocol/status.ts";

Deno.test("M2: a channel that begins with @ is a person, anything else is a public channel", () => {
  assert.deepEqual(parseAddress("lobby"), { kind: "channel", id: "lobby" });
  assert.deepEqual(parseAddress("a@b"), { kind: "channel", id: "a@b" });
  assert.deepEqual(parseAddress(" @ann"), { kind: "channel", id: " @ann" });
  assert.deepEqual(parseAddress("@ann 2"), { kind: "person", username: "ann 2" });
  assert.deepEqual(parseAddress("@@ann"), { kind: "person", username: "@ann" });
  assert.deepEqual(parseAddress("@"), { kind: "person", username: "" });
});

Deno.test("M2: a thread's channel names its person", () => {
  for (const username of ["ann", "ann 2", "日本"]) {
    assert.deepEqual(parseAddress(threadChannel(username)), { kind: "person", username });
  }
});

Deno.test("S2: every status that the page sets may be stored", () => {
  for (const status of [...OFFERED_STATUSES, IDLE_STATUS]) assert.ok(isStatus(status), status);
});

Deno.test("S2: a status is ASCII letters in lower case, from start to end", () => {
  const refused = ["", "A", "on line", "online\n", "\nonline", "ﬁ", "1", "x".repeat(21), "idle!"];
  for (const word of refused) assert.ok(!isStatus(word), JSON.stringify(word));
});

Deno.test("F1: features keep our order, and names of object members are none", () => {
  assert.deepEqual([...knownFeatures([])], []);
  assert.deepEqual([...knownFeatures(["x", ...FEATURES].reverse())], [...FEATURES]);
  assert.deepEqual([...knownFeatures(["length", "0", "constructor", "Roster-Delta"])], []);
});

Deno.test("R5: presence texts are BareRTC's, word for word", () => {
  assert.deepEqual(PRESENCE_TEXT, { joined: "has joined the room!", left: "has exited the room!" });
});
