import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { create, decode, getNumericDate, verify } from "djwt";
import { FakeTime } from "@std/testing/time";

function importKey(hash: string, secret = "secret"): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(secret);
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash }, false, ["sign", "verify"]);
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

const HS256 = { alg: "HS256", typ: "JWT" };

Deno.test("djwt: agrees with the example of RFC 7515, appendix A.1", async () => {
  const secret =
    "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";
  const key = await crypto.subtle.importKey(
    "raw",
    Buffer.from(secret, "base64url"),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["verify"],
  );
  const jwt = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9" +
    ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ" +
    ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  assert.deepEqual(await verify(jwt, key, { ignoreExp: true }), {
    iss: "joe",
    exp: 1300819380,
    "http://example.com/is_root": true,
  });
});

for (const bits of [256, 384, 512]) {
  Deno.test(`djwt: HS${bits} verifies what it signed, and nothing that was changed`, async () => {
    const key = await importKey(`SHA-${bits}`);
    const jwt = await create({ alg: `HS${bits}` }, { sub: "Zoë ☕" }, key);
    assert.deepEqual(await verify(jwt, key), { sub: "Zoë ☕" });
    const [head, , signature] = jwt.split(".");
    const mismatch = /signature does not match/;
    await assert.rejects(verify(`${head}.${encode({ sub: "Eve" })}.${signature}`, key), mismatch);
    await assert.rejects(verify(jwt.slice(0, -8), key), mismatch);
    await assert.rejects(verify(jwt, await importKey(`SHA-${bits}`, "other")), mismatch);
  });
}

Deno.test("djwt: the header is written as it is", async () => {
  const jwt = await create({ kid: "7", alg: "HS256" }, {}, await importKey("SHA-256"));
  assert.equal(jwt.split(".")[0], encode({ kid: "7", alg: "HS256" }));
  assert.deepEqual(decode(jwt)[0], { kid: "7", alg: "HS256" });
});

Deno.test("djwt: the token cannot choose another algorithm than the key's", async () => {
  const key = await importKey("SHA-256");
  const jwt = await create({ alg: "HS512" }, {}, await importKey("SHA-512"));
  await assert.rejects(verify(jwt, key), /alg 'HS512' does not match the key's algorithm/);
  const none = await create({ alg: "none" }, { sub: "a" }, null);
  await assert.rejects(verify(none, key), /alg 'none' does not allow a key/);
  assert.deepEqual(await verify(none, null), { sub: "a" });
  await assert.rejects(verify(`${none}AAAA`, null), /signature does not match/);
  await assert.rejects(create({ alg: "HS256" }, {}, null), /alg 'HS256' demands a key/);
});

Deno.test("djwt: algorithms that are left out say so, unknown ones are not supported", async () => {
  const key = await importKey("SHA-256");
  await assert.rejects(create({ alg: "RS256" }, {}, key), /not part of this stand-in/);
  await assert.rejects(create({ alg: "constructor" }, {}, key), /not supported/);
});

Deno.test("djwt: exp and nbf are checked with one second of leeway unless told otherwise", async () => {
  const key = await importKey("SHA-256");
  using _time = new FakeTime(100_000);
  const expired = await create(HS256, { exp: 98 }, key);
  const early = await create(HS256, { nbf: 102 }, key);
  await assert.rejects(verify(expired, key), RangeError);
  await assert.rejects(verify(early, key), RangeError);
  assert.ok(await verify(await create(HS256, { exp: 99, nbf: 101 }, key), key));
  assert.ok(await verify(expired, key, { expLeeway: 2 }));
  assert.ok(await verify(early, key, { nbfLeeway: 2 }));
  assert.ok(await verify(expired, key, { ignoreExp: true }));
  assert.ok(await verify(early, key, { ignoreNbf: true }));
});

Deno.test("djwt: a time that is not a number is refused even when times are ignored", async () => {
  const key = await importKey("SHA-256");
  const [head, , signature] = (await create(HS256, {}, key)).split(".");
  const jwt = `${head}.${encode({ exp: "99" })}.${signature}`;
  await assert.rejects(verify(jwt, key, { ignoreExp: true }), /invalid 'exp' or 'nbf' claim/);
});

Deno.test("djwt: predicates must all hold; audience is not part of the stand-in", async () => {
  const key = await importKey("SHA-256");
  const jwt = await create(HS256, { sub: "a" }, key);
  assert.ok(await verify(jwt, key, { predicates: [(payload) => payload.sub === "a"] }));
  await assert.rejects(verify(jwt, key, { predicates: [() => true, () => false] }), /predicates/);
  await assert.rejects(verify(jwt, key, { audience: "x" }), /not part of this stand-in/);
});

Deno.test("djwt: what is not three parts of base64url with JSON is an invalid serialization", () => {
  const part = encode({});
  const wrong = ["", "a", "a.b", `${part}.${part}`, `${part}.${part}.AA.`, `${part}.${part}.A+`];
  for (const jwt of [...wrong, `${part}=.${part}.AA`, `AA.${part}.AA`]) {
    assert.throws(() => decode(jwt), /The serialization of the jwt is invalid/, jwt);
  }
});

Deno.test("djwt: verify wants a text for alg and an object for the claims", async () => {
  const key = await importKey("SHA-256");
  await assert.rejects(verify(`${encode({})}.${encode({})}.AA`, key), /'alg' header parameter/);
  await assert.rejects(verify(`${encode(HS256)}.${encode([])}.AA`, key), /not a JSON object/);
});

Deno.test("djwt: getNumericDate gives whole seconds", () => {
  using _time = new FakeTime(10_000);
  assert.equal(getNumericDate(60), 70);
  assert.equal(getNumericDate(new Date(2_400)), 2);
});
