/**
 * The outcome of something that can fail for reasons outside our control: parsing what a stranger
 * sent, reading a file, checking a token. Failing is part of the type, so a caller cannot forget it.
 *
 * @module
 */

/** Either a value, or the reason why there is none. Tell them apart by `ok`. */
export type Result<T, E = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** A success that carries `value`. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A failure that carries `error`, the reason. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
