/** What a merged presence line says: who came and who went since the last thing that was said. */

/** Names that are written out before the rest become a number. */
const NAMED = 2;

/** `alice, bob and 3 others joined. carol left.` */
export function presenceSentence(joined: readonly string[], left: readonly string[]): string {
  const parts = [phrase(joined, "joined"), phrase(left, "left")].filter((part) => part !== "");
  return parts.length < 2 ? parts.join("") : parts.map((part) => `${part}.`).join(" ");
}

function phrase(names: readonly string[], verb: string): string {
  return names.length === 0 ? "" : `${listNames(names)} ${verb}`;
}

/** `alice`, `alice and bob`, `alice, bob and carol`, `alice, bob and 2 others`. */
export function listNames(names: readonly string[]): string {
  const written = names.length <= NAMED + 1 ? names : names.slice(0, NAMED);
  const rest = names.length - written.length;
  const items = rest === 0 ? written : [...written, `${rest} others`];
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
