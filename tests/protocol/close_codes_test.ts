import assert from "node:assert/strict";
import { CloseCode, mayReconnect } from "../../lib/protocol/close_codes.ts";

const EXPECTED: { readonly [K in keyof typeof CloseCode]: readonly [number, boolean] } = {
  Normal: [1000, true],
  PolicyViolation: [1008, false],
  MessageTooBig: [1009, true],
  InternalError: [1011, true],
  ServiceRestart: [1012, true],
  TryAgainLater: [1013, true],
  ComingBack: [4000, true],
  SignedInElsewhere: [4001, false],
  Kicked: [4002, false],
  LoginRefused: [4003, false],
};

for (const [name, [code, again]] of Object.entries(EXPECTED)) {
  Deno.test(`E2: ${name} is ${code}, after which a client ${again ? "may" : "does not"} come back`, () => {
    assert.equal(Reflect.get(CloseCode, name), code);
    assert.equal(mayReconnect(code), again);
  });
}

Deno.test("E2, F9: a client comes back after codes of networks and proxies", () => {
  for (const code of [1001, 1005, 1006, 1014, 1015]) assert.ok(mayReconnect(code), String(code));
});

Deno.test("E2: a client does not come back after an application code that it does not know", () => {
  for (const code of [4005, 4999]) assert.ok(!mayReconnect(code), String(code));
});
