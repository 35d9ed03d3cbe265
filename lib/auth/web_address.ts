/**
 * Addresses of pictures and profile pages that a website puts into its tokens.
 *
 * @module
 */

/**
 * The full address for `value`: an http(s) address, or a path that begins with `/` and belongs to
 * `websiteURL`. Null for anything else (`javascript:`, `data:`, a bare word, an address that holds
 * a password), since a bad picture is no reason to turn a person away.
 */
export function resolveWebAddress(value: unknown, websiteURL: string): string | null {
  const text = typeof value === "string" ? value.trim() : "";
  if (!/^(?:https?:\/\/|\/)/i.test(text)) return null;
  const address = URL.parse(text) ?? URL.parse(text, websiteURL);
  if (address === null || !/^https?:$/.test(address.protocol)) return null;
  return address.username === "" && address.password === "" ? address.href : null;
}
