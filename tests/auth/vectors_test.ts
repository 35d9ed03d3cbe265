import assert from "node:assert/strict";
import { verifyToken } from "../../lib/auth/verify_token.ts";
import { nobody } from "./nobody.ts";

/** A minute after the `iat` of most vectors, see vectors/generate/README.md. */
const now = 1_700_000_060_000;

type Vector = {
  library: string;
  version: string;
  note: string;
  token: string;
  secret: string;
  expected: { claims?: Record<string, unknown>; problem?: string; claim?: string };
};

const files: Record<string, { default: Vector[] }> = {
  golang_jwt: await import("./vectors/golang_jwt.json", { with: { type: "json" } }),
  jose: await import("./vectors/jose.json", { with: { type: "json" } }),
  jsonwebtoken: await import("./vectors/jsonwebtoken.json", { with: { type: "json" } }),
  pyjwt: await import("./vectors/pyjwt.json", { with: { type: "json" } }),
  ruby_jwt: await import("./vectors/ruby_jwt.json", { with: { type: "json" } }),
};

async function checkVector({ token, secret, expected }: Vector): Promise<void> {
  const result = await verifyToken(token, { secret, websiteURL: "https://www.example.com", now });
  if (expected.claims) {
    assert.deepEqual(result, { ok: true, value: { ...nobody, ...expected.claims } });
    return;
  }
  assert.ok(!result.ok, "the token was accepted");
  assert.equal(result.error.kind, expected.problem);
  if (expected.claim) assert.equal(Reflect.get(result.error, "claim"), expected.claim);
}

for (const [name, { default: vectors }] of Object.entries(files)) {
  Deno.test(`F15: tokens made by ${name} are read as they should be`, async (t) => {
    assert.ok(vectors.length > 25, "a vector file was cut short");
    for (const vector of vectors) {
      await t.step(`${vector.version}: ${vector.note}`, () => checkVector(vector));
    }
  });
}
