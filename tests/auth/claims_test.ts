import assert from "node:assert/strict";
import { parseClaims } from "../../lib/auth/claims.ts";
import { resolveWebAddress } from "../../lib/auth/web_address.ts";
import { nobody } from "./nobody.ts";

const website = "https://www.example.com/community/";

/** What is made of these claims, with a name; fails the test when they are refused. */
function read(claims: Record<string, unknown>) {
  const parsed = parseClaims({ sub: "alice", ...claims }, website);
  assert.ok(parsed.ok);
  return parsed.value;
}

function refuse(payload: unknown): string {
  const parsed = parseClaims(payload, website);
  assert.ok(!parsed.ok);
  assert.equal(parsed.error.kind, "claims");
  assert.equal(Reflect.get(parsed.error, "claim"), "sub");
  return parsed.error.message;
}

Deno.test("claims: a name is all that is needed", () => {
  assert.deepEqual(read({}), { ...nobody, subject: "alice" });
});

Deno.test("claims: the name is trimmed, and may be a whole number", () => {
  assert.equal(read({ sub: " Alice Liddell\n" }).subject, "Alice Liddell");
  assert.equal(read({ sub: 0 }).subject, "0");
  assert.equal(read({ sub: Number.MAX_SAFE_INTEGER }).subject, "9007199254740991");
});

Deno.test("claims: no name is refused with a word on what was found", () => {
  assert.match(refuse({}), /carries no name: "sub" is missing/);
  assert.match(refuse({ sub: " \t" }), /"sub" is empty/);
  assert.match(refuse({ sub: null }), /"sub" is null/);
  assert.match(refuse({ sub: ["alice"] }), /"sub" is a list/);
  assert.match(refuse({ sub: true }), /"sub" is boolean/);
  assert.match(refuse(["alice"]), /no claims, but a list/);
});

Deno.test("claims: a number that lost digits could be somebody else's id and is refused", () => {
  const twoPeople = ['{"sub":1234567890123456788}', '{"sub":1234567890123456789}'];
  for (const payload of twoPeople) assert.match(refuse(JSON.parse(payload)), /not a whole number/);
  assert.match(refuse({ sub: 1.5 }), /not a whole number/);
});

Deno.test("claims: op and vip count only when exactly true", () => {
  for (const almost of [1, "true", "1", [], {}, null, "yes"]) {
    const { operator, vip } = read({ op: almost, vip: almost });
    assert.deepEqual([operator, vip], [false, false], JSON.stringify(almost));
  }
  assert.deepEqual(read({ op: true, vip: true }), {
    ...nobody,
    subject: "alice",
    operator: true,
    vip: true,
  });
});

Deno.test("claims: a picture or profile that cannot be used is dropped, the person is not", () => {
  const { avatar, profileURL, subject } = read({ img: "data:image/png;base64,AA", url: 7 });
  assert.deepEqual([avatar, profileURL, subject], [null, null, "alice"]);
});

Deno.test("claims: gender is m, f or o, and empty when not said", () => {
  const given = ["m", "F", "o", "other", "", null, 5, undefined];
  assert.deepEqual(given.map((gender) => read({ gender }).gender), [
    ...["m", "f", "o", "o", "", "", "", ""],
  ]);
});

Deno.test("claims: rules come from a list, a PHP object or one text; unknown ones are dropped", () => {
  assert.deepEqual(read({ rules: ["noimage", "fly", 7, "redcam", "redcam"] }).rules, [
    "redcam",
    "noimage",
  ]);
  assert.deepEqual(read({ rules: { "1": "nodvd", "4": "NoImage " } }).rules, ["noimage", "nodvd"]);
  assert.deepEqual(read({ rules: "redcam" }).rules, ["redcam"]);
  assert.deepEqual(read({ rules: false }).rules, []);
});

Deno.test("claims: who may not see cameras may not show one", () => {
  assert.deepEqual(read({ rules: ["novideo"] }).rules, ["nobroadcast", "novideo"]);
});

const addresses: [given: unknown, expected: string | null][] = [
  ["/a/b.png?x=1", "https://www.example.com/a/b.png?x=1"],
  ["//cdn.example.net/a.png", "https://cdn.example.net/a.png"],
  ["HTTPS://Example.ORG/x", "https://example.org/x"],
  [" http://example.org ", "http://example.org/"],
  ["a/b.png", null],
  ["javascript:alert(1)", null],
  ["\u0000javascript:alert(1)", null],
  ["java\nscript:alert(1)", null],
  ["data:text/html,x", null],
  ["blob:https://example.org/x", null],
  ["https://alice:secret@example.org/", null],
  ["https://", null],
  ["", null],
  [null, null],
  [["https://example.org"], null],
];

for (const [given, expected] of addresses) {
  Deno.test(`address ${JSON.stringify(given)} becomes ${expected}`, () => {
    assert.equal(resolveWebAddress(given, website), expected);
  });
}

Deno.test("address: without a usable WebsiteURL only full addresses remain", () => {
  for (const base of ["", "www.example.com", "file:///srv/"]) {
    assert.equal(resolveWebAddress("/a.png", base), null, base);
    assert.equal(resolveWebAddress("https://example.org/", base), "https://example.org/", base);
  }
});
