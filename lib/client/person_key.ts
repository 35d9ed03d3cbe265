import type { Pref, Prefs } from "./prefs.ts";

/** The secret by which a guest is the same person after a reload of this tab. */
const personKeyPref: Pref<string> = {
  key: "barertc:person-key",
  parse: (text) => /^[0-9a-f]{32}$/.test(text) ? text : undefined,
  format: (key) => key,
  fallback: "",
};

/** This tab's key; made up by `makeKey` (128 bits in hexadecimal) when there is none. */
export function readPersonKey(tab: Prefs, makeKey: () => string): string {
  const known = tab.get(personKeyPref);
  if (known !== "") return known;
  const key = makeKey();
  tab.set(personKeyPref, key);
  return key;
}

/** Makes the next person in this tab a different one: whoever leaves takes their threads along. */
export function forgetPersonKey(tab: Prefs): void {
  tab.forget(personKeyPref);
}
