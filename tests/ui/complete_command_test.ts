import assert from "node:assert/strict";
import { COMMAND_NAMES } from "../../lib/protocol/commands.ts";
import { completeCommand, isComplete, MAX_COMPLETIONS } from "../../lib/ui/complete_command.ts";

const OPERATOR = { operator: true, names: () => ["ann", "Two Words", "joanna", "Ânn"] };
const GUEST = { ...OPERATOR, operator: false };

function texts(text: string, scene = OPERATOR): readonly string[] {
  return completeCommand(text, scene).map((completion) => completion.text);
}

Deno.test("a stroke offers the commands that one may use, the everyday ones first", () => {
  assert.equal(texts("/").length, MAX_COMPLETIONS);
  assert.deepEqual(texts("/", GUEST), ["/help"]);
  assert.deepEqual(texts("/h"), ["/help", "/help-advanced"]);
  assert.deepEqual(texts("/KI"), ["/kick ", "/kickall"]);
  assert.deepEqual(texts("/unm"), ["/unmute-all"]);
});

Deno.test("what is no command's beginning offers nothing", () => {
  for (
    const text of ["", "hi", "//ki", " /ki", "/x", "/ki ", "/kick ann rude", "/bans a", "/unban a"]
  ) {
    assert.deepEqual(texts(text), [], text);
  }
});

Deno.test("a command about a person offers names, those that begin so first, quoted if need be", () => {
  assert.deepEqual(texts("/kick an"), ["/kick ann ", "/kick joanna "]);
  assert.deepEqual(texts("/ban @ANN"), ["/ban ann ", "/ban joanna "]);
  assert.deepEqual(texts("/op tw"), ['/op "Two Words" ']);
  assert.deepEqual(texts('/op "two w'), ['/op "Two Words" ']);
  assert.equal(texts("/cut ").length, 4);
  assert.deepEqual(texts("/kick an", GUEST), []);
});

Deno.test("Enter sends what needs nothing more, and completes what does", () => {
  assert.ok(isComplete("/help"));
  assert.ok(isComplete("/BANS"));
  assert.ok(!isComplete("/kick"));
  assert.ok(!isComplete("/hel"));
  assert.ok(COMMAND_NAMES.includes("kickall"));
});
