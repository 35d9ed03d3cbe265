import assert from "node:assert/strict";
import { OVERSIZED_FRAME_COST } from "../../lib/protocol/limits.ts";
import { addressKey } from "../../lib/server/address_key.ts";
import { AddressLimits, type AddressPace } from "../../lib/server/address_limits.ts";
import { createLog } from "../../lib/server/log.ts";

const ADDRESS = "192.0.2.1";

class World {
  now = 1_700_000_000_000;
  readonly lines: string[] = [];
  readonly limits: AddressLimits;

  constructor(pace: Partial<AddressPace> = {}) {
    const log = createLog({ debug: true, write: (line) => this.lines.push(line) });
    const full = { atOnce: 3, perMinute: 6, ...pace };
    this.limits = new AddressLimits(full, log, () => this.now);
  }

  /** How many of these attempts are let in. */
  admit(attempts: number, address = ADDRESS): number {
    const tries = Array.from({ length: attempts }, () => this.limits.admit(address));
    return tries.filter((release) => release !== null).length;
  }
}

Deno.test("AddressLimits: D11: an address has so many sockets at once, and others have their own", () => {
  const world = new World();
  assert.equal(world.admit(1_000), 3);
  assert.equal(world.admit(1, "192.0.2.2"), 1);
});

Deno.test("AddressLimits: a closed socket makes room for one, however often that is told", () => {
  const world = new World();
  const release = world.limits.admit(ADDRESS);
  world.admit(2);
  release?.();
  release?.();
  assert.equal(world.admit(2), 1);
});

Deno.test("AddressLimits: new sockets come at a pace, and refused ones do not count", () => {
  const world = new World();
  for (let i = 0; i < 20; i++) world.limits.admit(ADDRESS)?.();
  assert.equal(world.limits.admit(ADDRESS), null);
  world.now += 10_000;
  assert.equal(world.admit(5), 1);
});

Deno.test("AddressLimits: a /64 network counts as one address, and IPv4 in IPv6 as IPv4", () => {
  const world = new World();
  const addresses = Array.from({ length: 50 }, (_, i) => `2001:db8:0:1::${i.toString(16)}`);
  assert.equal(addresses.reduce((sum, address) => sum + world.admit(1, address), 0), 3);
  assert.equal(world.admit(1, "2001:db8:0:2::1"), 1);
  assert.equal(world.admit(3), 3);
  assert.equal(world.admit(1, `::ffff:${ADDRESS}`), 0);
});

Deno.test("AddressLimits: an offender is logged once in a minute", () => {
  const world = new World();
  world.admit(1_000);
  assert.equal(world.lines.length, 1);
  assert.match(world.lines[0] ?? "", /warn Refused a WebSocket of 192\.0\.2\.1: it has 3 open/);
  world.now += 60_000;
  world.admit(1_000);
  assert.equal(world.lines.length, 2);
});

Deno.test("AddressLimits: D12: who sends giant frames soon gets no more sockets", () => {
  const world = new World({ atOnce: 100, perMinute: 2 * OVERSIZED_FRAME_COST });
  world.limits.punish(ADDRESS);
  world.limits.punish(ADDRESS);
  assert.equal(world.admit(1), 0);
  assert.equal(world.lines.length, 1);
  assert.equal(world.admit(1, "192.0.2.2"), 1);
});

Deno.test("AddressLimits: what is remembered is bounded, and open sockets are not forgotten", () => {
  const world = new World();
  world.admit(3);
  for (let i = 0; i < 20_000; i++) {
    world.limits.admit(`10.0.${i >> 8}.${i & 255}`)?.();
  }
  assert.ok(world.limits.size <= 10_000);
  assert.equal(world.admit(1), 0);
});

Deno.test("AddressLimits: 0 in the settings, which is no limit, lets everyone in", () => {
  const world = new World({ atOnce: Infinity, perMinute: Infinity });
  assert.equal(world.admit(5_000), 5_000);
});

const KEYS: readonly (readonly [string, string])[] = [
  ["192.0.2.1", "192.0.2.1"],
  ["::1", "0:0:0:0::/64"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::ffff:c000:201", "192.0.2.1"],
  ["2001:DB8::5", "2001:db8:0:0::/64"],
  ["2001:db8:0:0:ffff::", "2001:db8:0:0::/64"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["64:ff9b::192.0.2.1", "64:ff9b:0:0::/64"],
  ["local", "local"],
];

for (const [address, key] of KEYS) {
  Deno.test(`addressKey: ${address} counts as ${key}`, () =>
    assert.equal(addressKey(address), key));
}
