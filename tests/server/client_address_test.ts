import assert from "node:assert/strict";
import { createAddressReader } from "../../lib/server/client_address.ts";

const PROXIES = ["127.0.0.1", "10.0.0.0/8", "fc00::/7"];

interface Case {
  readonly name: string;
  readonly headers: HeadersInit;
  readonly remote?: string;
  readonly isUsed?: boolean;
  readonly expected: string;
}

const forwarded = (list: string) => ({ "x-forwarded-for": list });

const CASES: readonly Case[] = [
  {
    name: "ignores the headers unless told to use them",
    headers: forwarded("203.0.113.7"),
    isUsed: false,
    expected: "127.0.0.1",
  },
  {
    name: "does not believe who is no proxy of ours",
    headers: forwarded("203.0.113.7"),
    remote: "192.0.2.9",
    expected: "192.0.2.9",
  },
  {
    name: "takes the last entry, which the proxy added",
    headers: forwarded("6.6.6.6, 203.0.113.7"),
    expected: "203.0.113.7",
  },
  {
    name: "skips proxies of ours from the right",
    headers: forwarded("6.6.6.6, 203.0.113.7, 10.1.2.3,10.9.9.9"),
    expected: "203.0.113.7",
  },
  {
    name: "takes the farthest proxy if there is nothing before it",
    headers: forwarded("10.1.2.3, 10.9.9.9"),
    expected: "10.1.2.3",
  },
  {
    name: "believes nothing before an entry that is no address",
    headers: forwarded("6.6.6.6, evil\tname, 10.1.2.3"),
    expected: "10.1.2.3",
  },
  {
    name: "falls back to the connection for what is no address",
    headers: forwarded("unknown"),
    expected: "127.0.0.1",
  },
  { name: "falls back to the connection", headers: {}, expected: "127.0.0.1" },
  { name: "takes IPv6", headers: forwarded("2001:db8::1"), expected: "2001:db8::1" },
  { name: "takes off a port", headers: forwarded("203.0.113.7:4711"), expected: "203.0.113.7" },
  {
    name: "takes off a port of IPv6",
    headers: forwarded("[2001:db8::1]:4"),
    expected: "2001:db8::1",
  },
  {
    name: "knows networks of IPv6",
    headers: forwarded("203.0.113.7, fd00::5"),
    expected: "203.0.113.7",
  },
  {
    name: "knows a proxy by its address in IPv6 clothing",
    headers: forwarded("203.0.113.7"),
    remote: "::ffff:127.0.0.1",
    expected: "203.0.113.7",
  },
  {
    name: "takes X-Real-IP where there is no list",
    headers: { "x-real-ip": "203.0.113.8" },
    expected: "203.0.113.8",
  },
];

for (const { name, headers, remote = "127.0.0.1", isUsed = true, expected } of CASES) {
  Deno.test(`F16: the address reader ${name}`, () => {
    const read = createAddressReader(isUsed, PROXIES);
    const address = { transport: "tcp", hostname: remote, port: 4711 } as const;
    assert.equal(read(new Headers(headers), address), expected);
  });
}

Deno.test("the address reader calls what is no network connection local", () => {
  const read = createAddressReader(true, PROXIES);
  assert.equal(read(new Headers(), { transport: "unix", path: "/run/chat" }), "local");
});
