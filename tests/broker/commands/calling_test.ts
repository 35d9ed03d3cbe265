import assert from "node:assert/strict";
import { bareName, splitWords } from "../../../lib/broker/commands/split_words.ts";
import { COMMAND_NAMES, describeCommand } from "../../../lib/protocol/commands.ts";
import { give, prepareRoom } from "./command_room.ts";

Deno.test("C1: a command is heard by nobody, and answered to its sender alone, where it was written", () => {
  const { olga, mia, gus } = prepareRoom();
  olga.say("offtopic", "/bans", { clientID: "c7" });
  const [answer, ...more] = olga.take();
  assert.ok(answer?.action === "error");
  const { kind, channel, clientID, message } = answer;
  assert.deepEqual([kind, channel, clientID], ["notice", "offtopic", "c7"]);
  assert.equal(message, "Nobody is banned.");
  assert.deepEqual(more, []);
  assert.deepEqual([mia.take(), gus.take()], [[], []]);
});

Deno.test("C1: a command in a thread is answered in the thread, and the other side gets nothing", () => {
  const { olga, mia } = prepareRoom();
  olga.say("@mia", "/help", { personID: mia.personID });
  const { channel, threadID } = olga.last("error");
  assert.deepEqual([channel, threadID], ["@mia", mia.personID]);
  assert.deepEqual(mia.take(), []);
});

Deno.test("C1: no command is logged with its reason", () => {
  const { room, olga } = prepareRoom();
  give(olga, "/kick gus a secret reason");
  assert.ok(room.log.some((line) => line === "info: Operator olga kicked gus."));
  assert.ok(!room.log.some((line) => line.includes("secret")));
});

Deno.test("C2: who is not an operator cannot use an operator's command, and nothing happens", () => {
  for (const name of COMMAND_NAMES.filter((name) => describeCommand(name).role === "operator")) {
    const { room, mia, olga, gus } = prepareRoom();
    const { text, isRefused } = give(mia, `/${name} gus`);
    assert.ok(isRefused, name);
    assert.match(text, /^Only operators can use \//);
    assert.deepEqual([olga.take(), gus.take(), room.administered], [[], [], []], name);
  }
});

Deno.test("C2: everyone has /help, which shows operators more", () => {
  const { olga, mia } = prepareRoom();
  assert.match(give(mia, "/help").text, /<code>\/help<\/code>/);
  assert.doesNotMatch(give(mia, "/help").text, /\/kick/);
  assert.match(give(olga, "/help").text, /<code>\/kick NAME \[REASON\]<\/code>/);
  assert.doesNotMatch(give(olga, "/help").text, /shutdown/);
  assert.match(give(olga, "/help-advanced").text, /shutdown/);
});

Deno.test("C3: an unknown command is not said, and the answer says how to say it", () => {
  const { olga, mia } = prepareRoom();
  const { text, isRefused } = give(mia, "/kik gus");
  assert.ok(isRefused);
  assert.equal(text, "There is no command /kik. To say it literally, start with //.");
  assert.match(give(mia, `/${"x".repeat(3_000)}<b>`).text, /^There is no command \/x{32}\. /);
  assert.equal(
    give(mia, "/k<b>").text,
    "There is no command /k&lt;b&gt;. To say it literally, start with //.",
  );
  assert.deepEqual(olga.take(), []);
});

Deno.test("C3: a text after two strokes is said with one, and so is what is no command's shape", () => {
  const { olga, mia } = prepareRoom();
  const said = (text: string) => {
    mia.say("lobby", text);
    return olga.last("message").message;
  };
  assert.equal(said("//kick gus"), "<p>/kick gus</p>\n");
  assert.equal(said("/ shrugs"), "<p>/ shrugs</p>\n");
  assert.equal(said("/2 of it"), "<p>/2 of it</p>\n");
  assert.equal(said("and/or"), "<p>and/or</p>\n");
});

Deno.test("C4, D6: a call that does not fit is answered with the usage, whatever is missing", () => {
  const { room, olga } = prepareRoom();
  for (const name of ["kick", "ban", "unban", "nsfw", "cut", "op", "deop"] as const) {
    for (const call of [`/${name}`, `/${name}   `]) {
      const { text, isRefused } = give(olga, call);
      assert.ok(isRefused, call);
      assert.ok(text.startsWith(`Write it like this: ${describeCommand(name).usage}.`), text);
    }
  }
  for (const call of ["/bans all", "/nsfw a b", "/help me", "/shutdown now", "/kickall @gus"]) {
    assert.match(give(olga, call).text, /^Write it like this: /, call);
  }
  assert.equal(room.room.people.size, 3);
  assert.deepEqual(room.administered, []);
});

Deno.test("C4, D6: empty quotes, lone signs and names that nobody can have do no harm", () => {
  const { room, olga } = prepareRoom();
  for (const name of ["kick", "ban", "unban", "nsfw", "cut", "op", "deop"]) {
    for (const word of ['""', "@", '"', "“", '@"', "<b>", "\u0000", "x".repeat(4_000 - 10)]) {
      assert.ok(give(olga, `/${name} ${word}`).isRefused, `${name} ${word}`);
    }
  }
  assert.equal(room.room.people.size, 3);
});

Deno.test("C4: names may have an @, another case, quotes of either kind, or spaces left out", () => {
  for (const word of ["@gus t", "GUS", '"gus"', "“gus”", '@"gus"', '"gus']) {
    const { gus, olga } = prepareRoom();
    assert.ok(!give(olga, `/KICK ${word}`).isRefused, word);
    assert.equal(gus.isOpen, false, word);
  }
  const { room, olga } = prepareRoom();
  const two = room.join("two words");
  olga.take();
  give(olga, "/kick “Two Words” rude");
  assert.match(two.last("error").message, /Reason: rude\./);
});

Deno.test("words: quotes hold words together, an open one lasts to the end", () => {
  assert.deepEqual(splitWords(' a "b c" “d e” f'), ["a", "b c", "d e", "f"]);
  assert.deepEqual(splitWords('@"b c" d'), ["b c", "d"]);
  assert.deepEqual(splitWords('"b c'), ["b c"]);
  assert.deepEqual(splitWords("don't it“s"), ["don't", "it“s"]);
  assert.deepEqual(splitWords('"it“s"'), ["it“s"]);
  assert.deepEqual(splitWords(""), []);
  assert.equal(bareName("@ann"), "ann");
});
