import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import { signToken } from "../../lib/auth/sign_token.ts";
import { verifyToken } from "../../lib/auth/verify_token.ts";
import { nobody } from "./nobody.ts";

const secret = "a shared secret of more than thirty-two bytes";
const now = 1_700_000_000_000;
const seconds = now / 1000;
const check = { secret, websiteURL: "https://www.example.com", now };

/** Signs any text as header and payload, also what no library would. */
function forge(header: string | object, payload: string | object, hash = "sha256"): string {
  const signed = [header, payload]
    .map((part) => typeof part === "string" ? part : JSON.stringify(part))
    .map((part) => Buffer.from(part).toString("base64url"))
    .join(".");
  return `${signed}.${createHmac(hash, secret).update(signed).digest("base64url")}`;
}

const HS256 = { alg: "HS256", typ: "JWT" };
const alice = forge(HS256, { sub: "alice" });

async function accept(token: string, options = check) {
  const result = await verifyToken(token, options);
  assert.ok(result.ok, result.ok ? "" : result.error.message);
  return result.value;
}

async function refuse(token: string, options = check) {
  const result = await verifyToken(token, options);
  assert.ok(!result.ok, "the token was accepted");
  return result.error;
}

Deno.test("verify: what signToken signs is accepted until it expires", async () => {
  for (const algorithm of ["HS256", "HS384", "HS512"] as const) {
    const claims = { sub: "alice", op: true };
    const token = await signToken({ secret, claims, now, lifetime: 300, algorithm });
    assert.deepEqual(await accept(token), { ...nobody, subject: "alice", operator: true });
    await accept(token, { ...check, now: now + 329_999 });
    assert.equal((await refuse(token, { ...check, now: now + 330_000 })).kind, "expired");
  }
});

Deno.test("verify: F13: nbf has 30 s of leeway too", async () => {
  await accept(forge(HS256, { sub: "alice", nbf: seconds + 30 }));
  const early = await refuse(forge(HS256, { sub: "alice", nbf: seconds + 30.5 }));
  assert.equal(early.kind, "not-yet-valid");
});

Deno.test("verify: F13: times may have fractions or be text, iat decides nothing", async () => {
  await accept(forge(HS256, { sub: "a", exp: String(seconds - 29), nbf: ` ${seconds}.5 ` }));
  await accept(forge(HS256, { sub: "a", exp: seconds - 29.5, iat: seconds + 9_999 }));
  await accept(forge(HS256, { sub: "a", iat: "yesterday" }));
  assert.equal((await refuse(forge(HS256, { sub: "a", exp: `${seconds - 31}` }))).kind, "expired");
  assert.equal((await refuse(forge(HS256, { sub: "a", exp: 0 }))).kind, "expired");
});

Deno.test("verify: a time that cannot be read is refused by its name", async () => {
  for (const time of [null, "", "soon", "0x7fffffff", "Infinity", true, [], {}]) {
    for (const claim of ["exp", "nbf"]) {
      const error = await refuse(forge(HS256, { sub: "alice", [claim]: time }));
      assert.deepEqual([error.kind, Reflect.get(error, "claim")], ["claims", claim]);
    }
  }
  assert.equal((await refuse(forge(HS256, '{"sub":"alice","exp":1e999}'))).kind, "claims");
});

Deno.test("verify: typ may be missing, aud and unknown fields do not matter", async () => {
  const claims = { sub: "alice", aud: ["x"], iss: 7, jti: null, anything: {} };
  await accept(forge({ alg: "HS256", kid: "1", cty: "x" }, claims));
});

Deno.test("verify: only HS256, HS384 and HS512 are algorithms", async () => {
  await accept(forge({ alg: "HS512" }, { sub: "alice" }, "sha512"));
  const others = ["none", "None", "hs256", "HS1", "RS256", "ES256", "", "toString", 256, null];
  for (const alg of others) {
    assert.equal((await refuse(forge({ alg }, { sub: "alice" }))).kind, "algorithm", String(alg));
  }
  assert.equal((await refuse(forge({}, { sub: "alice" }))).kind, "algorithm");
  const unsigned = `${forge({ alg: "none" }, { sub: "alice" }).replace(/[^.]+$/, "")}`;
  assert.equal((await refuse(unsigned)).kind, "algorithm");
});

Deno.test("verify: the signature must be made with the header's algorithm", async () => {
  const token = forge({ alg: "HS512" }, { sub: "alice" }, "sha256");
  assert.equal((await refuse(token)).kind, "signature");
});

Deno.test("verify: a crit header is refused", async () => {
  const token = forge({ alg: "HS256", crit: ["exp"] }, { sub: "alice" });
  assert.equal((await refuse(token)).kind, "critical-header");
});

Deno.test("verify: changing any one character makes the token invalid", async () => {
  // The last character is left out: two of its bits carry nothing.
  for (let at = 0; at < alice.length - 1; at++) {
    const changed = alice[at] === "A" ? "B" : "A";
    await refuse(alice.slice(0, at) + changed + alice.slice(at + 1));
  }
});

Deno.test("verify: a signature that is cut short or missing does not fit", async () => {
  const unsigned = alice.slice(0, alice.lastIndexOf(".") + 1);
  assert.equal((await refuse(unsigned)).kind, "signature");
  assert.equal((await refuse(alice.slice(0, -4))).kind, "signature");
  assert.equal((await refuse(`${alice}AAAA`)).kind, "signature");
});

Deno.test("verify: of an unverified token nothing is believed, not even that it expired", async () => {
  const token = forge(HS256, { exp: 1, sub: "" });
  assert.equal((await refuse(token, { ...check, secret: "another" })).kind, "signature");
  assert.equal((await refuse(token)).kind, "expired");
});

Deno.test("verify: D1: with an empty secret nothing is valid", async () => {
  const signed = alice.slice(0, alice.lastIndexOf("."));
  const token = `${signed}.${createHmac("sha256", "").update(signed).digest("base64url")}`;
  assert.equal((await refuse(token, { ...check, secret: "" })).kind, "unavailable");
  assert.equal((await refuse(token)).kind, "signature");
  await assert.rejects(
    signToken({ secret: "", claims: { sub: "alice" }, now, lifetime: 60 }),
    /JWT.SecretKey is empty/,
  );
});

Deno.test("verify: the secret's bytes are its UTF-8, not what base64 or hex would make of it", async () => {
  for (const key of ["c2VjcmV0", "deadbeef", "Straße"]) {
    const token = await signToken({ secret: key, claims: { sub: "a" }, now, lifetime: 60 });
    const [head, body, signature] = token.split(".");
    const expected = createHmac("sha256", Buffer.from(key, "utf8")).update(`${head}.${body}`);
    assert.equal(signature, expected.digest("base64url"));
    await accept(token, { ...check, secret: key });
  }
});

Deno.test("verify: white space around a token does not matter, within it does", async () => {
  await accept(`\r\n ${alice}\t\n`);
  assert.equal((await refuse(alice.replace(".", ". "))).kind, "malformed");
});

Deno.test("verify: a token of 8,192 characters is read, a longer one is not", async () => {
  const padded = (length: number) => forge(HS256, { sub: "alice", pad: "x".repeat(length) });
  const longest = padded(6_040);
  assert.ok(longest.length <= 8_192 && longest.length > 8_150);
  await accept(longest);
  assert.equal((await refuse(padded(6_100))).kind, "too-long");
});

const malformed = [
  "",
  " ",
  "a",
  "a.b",
  "a.b.c",
  "..",
  "null",
  `${alice}.`,
  `.${alice}`,
  `${alice}=`,
];

for (
  const token of [...malformed, alice.replace(".", "+."), "Bearer " + alice, '{"sub":"alice"}']
) {
  Deno.test(`verify: ${JSON.stringify(token.slice(0, 20))}… is malformed`, async () => {
    assert.equal((await refuse(token)).kind, "malformed");
  });
}

Deno.test("verify: header or payload that are no JSON objects are malformed", async () => {
  for (const part of ["[]", "null", "7", '"x"', "", "{", "\u0001"]) {
    assert.equal((await refuse(forge(part, { sub: "alice" }))).kind, "malformed", part);
    assert.equal((await refuse(forge(HS256, part))).kind, "malformed", part);
  }
});

Deno.test("verify: no message repeats anything out of the token", async () => {
  const marker = "zqzq";
  const tokens = [
    marker,
    forge({ alg: marker }, { sub: "alice" }),
    forge({ alg: "HS256", crit: [marker] }, { sub: "alice" }),
    forge(HS256, { exp: marker, sub: "alice" }),
    forge(HS256, { sub: [marker] }),
    forge(HS256, { sub: marker, exp: 1 }),
    forge(HS256, { sub: marker, nbf: 9e9 }),
    `${forge(HS256, { sub: marker })}AAAA`,
  ];
  for (const token of tokens) {
    const { message } = await refuse(token);
    assert.ok(!message.includes(marker), message);
    assert.ok(token.split(".").every((part) => part === "" || !message.includes(part)), message);
  }
});
