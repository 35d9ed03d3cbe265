import assert from "node:assert/strict";
import { parse, stringify } from "@std/toml";

Deno.test("toml: reads tables, lists of tables, comments and multi-line text", () => {
  const table = parse(`
    # comment
    Title = "Room" # after
    [JWT]
    Enabled = true
    [[PublicChannels]]
    ID = "lobby"
    WelcomeMessages = [
      "one",
      'two',
    ]
    [[PublicChannels]]
    ID = "off"
    Text = """
    a
    b"""
    Limits.Rate = 2.5
  `);
  assert.deepEqual(table, {
    Title: "Room",
    JWT: { Enabled: true },
    PublicChannels: [
      { ID: "lobby", WelcomeMessages: ["one", "two"] },
      { ID: "off", Text: "    a\n    b", Limits: { Rate: 2.5 } },
    ],
  });
});

Deno.test("toml: dates are plain Dates, local times are text", () => {
  const { moment, day, time } = parse(
    "moment = 2024-05-01T10:00:00+02:00\nday = 2024-05-01\ntime = 07:32:00",
  );
  assert.deepEqual(moment, new Date("2024-05-01T08:00:00Z"));
  assert.deepEqual(day, new Date("2024-05-01"));
  assert.equal(time, "07:32:00");
});

Deno.test("toml: a mistake is a SyntaxError that names line and column", () => {
  assert.throws(() => parse('Title = "a"\nBranding = \n'), (error) => {
    assert.ok(error instanceof SyntaxError);
    assert.match(error.message, /^Parse error on line 2, column \d+: \S.*$/);
    return true;
  });
  assert.throws(() => parse("a = 1\na = 2"), SyntaxError);
});

Deno.test("toml: a __proto__ key does not reach Object.prototype", () => {
  parse("[__proto__]\npolluted = true");
  assert.equal(Reflect.get({}, "polluted"), undefined);
});

Deno.test("toml: what is written reads back as the same values", () => {
  const value = { Title: 'quo"te\n', List: [1, 2], JWT: { Strict: false }, Rooms: [{ ID: "a" }] };
  assert.deepEqual(parse(stringify(value)), value);
});

Deno.test("toml: keyAlignment throws, since it is not part of the stand-in", () => {
  assert.throws(() => stringify({}, { keyAlignment: true }), /not part of this stand-in/);
});
