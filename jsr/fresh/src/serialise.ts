import { computed, Signal, signal } from "@preact/signals";
import { parse, stringify } from "devalue";
import { isValidElement } from "preact";
import { leaveOut } from "./errors.ts";

/**
 * Writes the properties of a page's islands for the browser: what `devalue` knows (plain data,
 * Date, Map, Set, URL, bigint, cycles …) and signals. Of a byte array only the view is sent.
 * Throws on functions, class instances and JSX.
 */
export function writeProps(props: unknown[]): string {
  return stringify(props, {
    signal: (value) =>
      value instanceof Signal && [value.peek(), Object.getPrototypeOf(value) !== Signal.prototype],
    bytes: (value) => value instanceof Uint8Array && [...value],
    jsx: (value) => isValidElement(value) && leaveOut("JSX given to an island")(),
  });
}

/** Reads what `writeProps` wrote. A computed signal has become a fixed one. */
export function readProps(text: string): unknown[] {
  return parse(text, {
    signal: ([value, isFixed]) => isFixed ? computed(() => value) : signal(value),
    bytes: (bytes) => Uint8Array.from(bytes),
  });
}
