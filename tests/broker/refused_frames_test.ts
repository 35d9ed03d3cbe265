import assert from "node:assert/strict";
import { CloseCode } from "../../lib/protocol/close_codes.ts";
import { MAX_STRIKES } from "../../lib/protocol/limits.ts";
import { DELTA, RoomDriver } from "../support/room_driver.ts";

Deno.test("P5: a frame that was refused is answered with what is wrong, and changes nothing", () => {
  const room = new RoomDriver();
  const [ann, bob] = [room.join("ann"), room.join("bob")];
  ann.take();
  ann.send({ action: "message", channel: "lobby", message: 7 });
  const error = ann.takeError();
  assert.equal(error.message, "message: &quot;message&quot; is number; expected a text.");
  assert.deepEqual(bob.take(), []);
});

Deno.test("P8: the tenth refused frame closes the connection, which the others see as leaving", () => {
  const room = new RoomDriver();
  const [ann, watcher] = [room.join("ann"), room.join("watcher", DELTA)];
  ann.take();
  for (let strike = 1; strike < MAX_STRIKES; strike++) ann.send("nonsense");
  assert.equal(ann.isOpen, true);
  assert.deepEqual(ann.takeActions(), Array(MAX_STRIKES - 1).fill("error"));
  ann.send("nonsense");
  assert.equal(ann.takeError().message, "The frame is not a JSON object.");
  assert.deepEqual(ann.closed, {
    code: CloseCode.PolicyViolation,
    reason: "Too many bad messages",
  });
  assert.deepEqual(watcher.takeActions(), ["roster"]);
  assert.deepEqual(watcher.last("roster").gone, [ann.personID]);
});

Deno.test("P8: frames refused before login count too, and are not forgiven by it", () => {
  const room = new RoomDriver();
  const session = room.connect();
  for (let strike = 1; strike < MAX_STRIKES; strike++) session.send([]);
  session.login("ann");
  assert.equal(session.username, "ann");
  session.send([]);
  assert.equal(session.closed?.code, CloseCode.PolicyViolation);
});

Deno.test("P8: somebody who never logs in is closed the same way, unnoticed", () => {
  const room = new RoomDriver();
  const watcher = room.join("watcher", DELTA);
  const session = room.connect("192.0.2.9");
  for (let strike = 0; strike < MAX_STRIKES; strike++) session.say("lobby", "let me in");
  assert.equal(session.closed?.code, CloseCode.PolicyViolation);
  assert.deepEqual(watcher.take(), []);
  assert.match(room.log.at(-1) ?? "", /^warn: Closed a connection from 192\.0\.2\.9: 10 frames/);
});

Deno.test("P7, D23: BareRTC's other actions are answered, and never count", () => {
  const room = new RoomDriver();
  const ann = room.connect();
  for (let i = 0; i < 3 * MAX_STRIKES; i++) ann.send({ action: "react", msgID: 1 });
  assert.equal(ann.isOpen, true);
  assert.equal(ann.last("error").message, "&quot;react&quot; is not supported here.");
  ann.login("ann").send({ action: "typing" });
  assert.equal(room.room.sessions.get(ann.id)?.strikes, 0);
});

Deno.test("P7, D5, D23: files, reactions and the like reach nobody, whoever they are for", () => {
  const room = new RoomDriver();
  const [ann, bob] = [room.join("ann"), room.join("bob")];
  ann.take();
  for (const action of ["ring", "cut", "react", "takeback", "file", "typing"]) {
    for (const channel of ["lobby", "@bob", "@nobody"]) {
      ann.send({ action, channel, username: "bob", message: "x", msgID: 1 });
      assert.match(ann.takeError().message, /is not supported here/, action);
    }
  }
  assert.deepEqual(bob.take(), []);
});

Deno.test("P8: a message that cannot be delivered does not count", () => {
  const room = new RoomDriver();
  const ann = room.join("ann");
  for (let i = 0; i < 2 * MAX_STRIKES; i++) {
    ann.say("nowhere", "x").say("@nobody", "x").say("lobby", "");
  }
  assert.equal(ann.isOpen, true);
});
