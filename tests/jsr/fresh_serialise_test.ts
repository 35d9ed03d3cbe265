/** Island properties on their way from the server to the browser. */
import assert from "node:assert/strict";
import { computed, Signal, signal } from "@preact/signals";
import { readProps, writeProps } from "../../jsr/fresh/src/serialise.ts";

function send(...props: unknown[]): unknown[] {
  return readProps(writeProps(props));
}

Deno.test("plain values come through as they were", () => {
  const values = ["a</script>", 1, NaN, -Infinity, -0, true, 12n, null, undefined, [1, [2]], {
    a: 1,
  }];
  assert.deepEqual(send(...values), values);
  assert.ok(Object.is(send(-0)[0], -0));
});

Deno.test("dates, addresses, patterns, maps, sets and bytes keep their type", () => {
  const values = [
    new Date(5),
    new URL("http://localhost/?a=1"),
    /a+/gi,
    new Map([["a", new Set([1])]]),
    new Uint8Array([1, 2, 255]),
  ];
  assert.deepEqual(send(...values), values);
  assert.ok(Number.isNaN(Number(send(new Date(NaN))[0])));
});

Deno.test("of a byte array only the view is sent, not the buffer behind it", () => {
  const secret = new TextEncoder().encode("secret!ok");
  const text = writeProps([secret.subarray(7)]);
  assert.deepEqual(readProps(text), [new Uint8Array([111, 107])]);
  assert.doesNotMatch(text, /115|101/);
});

Deno.test("a signal arrives live, and shared uses as one signal", () => {
  const shared = signal({ list: [1] });
  const [first, second] = send({ shared }, { shared });
  const one: unknown = Reflect.get(Object(first), "shared");
  assert.ok(one instanceof Signal);
  assert.equal(one, Reflect.get(Object(second), "shared"));
  assert.deepEqual(one.value, { list: [1] });
  const doubled = computed(() => one.value.list.length * 2);
  one.value = { list: [1, 2] };
  assert.equal(doubled.value, 4);
});

Deno.test("a computed signal arrives with a fixed value", () => {
  const count = signal(2);
  const [fixed] = send(computed(() => count.value * 2));
  assert.ok(fixed instanceof Signal);
  assert.equal(fixed.value, 4);
  assert.equal(Reflect.set(fixed, "value", 5), false);
});

Deno.test("the same object twice stays one, and cycles end", () => {
  const cycle: Record<string, unknown> = { name: "a" };
  cycle.self = cycle;
  const [first, second] = send(cycle, cycle);
  assert.equal(first, second);
  assert.equal(Reflect.get(Object(first), "self"), first);
});

Deno.test("functions, symbols and class instances are refused", () => {
  for (const value of [() => {}, Symbol("s"), new (class Room {})(), Promise.resolve()]) {
    assert.throws(() => writeProps([{ value }]), /Cannot stringify/);
  }
});
