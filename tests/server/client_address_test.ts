import assert from "node:assert/strict";
import { clientAddress } from "../../lib/server/client_address.ts";

const REMOTE: Deno.Addr = { transport: "tcp", hostname: "192.0.2.1", port: 4711 };

const cases:
  readonly (readonly [name: string, headers: HeadersInit, used: boolean, address: string])[] = [
    [
      "ignores the headers unless told to use them",
      { "x-forwarded-for": "10.0.0.9" },
      false,
      "192.0.2.1",
    ],
    [
      "takes the last entry, which the proxy added",
      { "x-forwarded-for": "6.6.6.6, 203.0.113.7" },
      true,
      "203.0.113.7",
    ],
    ["takes X-Real-IP where there is no list", { "x-real-ip": "203.0.113.8" }, true, "203.0.113.8"],
    ["takes IPv6", { "x-forwarded-for": "2001:db8::1" }, true, "2001:db8::1"],
    ["does not take what is no address", { "x-forwarded-for": "evil\tname" }, true, "192.0.2.1"],
    ["falls back to the connection", {}, true, "192.0.2.1"],
  ];

for (const [name, headers, used, address] of cases) {
  Deno.test(`clientAddress ${name}`, () => {
    assert.equal(clientAddress(new Headers(headers), REMOTE, used), address);
  });
}
