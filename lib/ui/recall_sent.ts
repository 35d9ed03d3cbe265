/** Up and Down in the composer walk through what was sent before. */

/** Place in the list of sent texts; `null` is the composer's own text. */
export type RecallPlace = number | null;

/** One step back in time, or null when there is nothing older. */
export function recallOlder(sent: readonly string[], place: RecallPlace): RecallPlace {
  const older = (place ?? sent.length) - 1;
  return older < 0 ? (sent.length === 0 ? null : 0) : older;
}

/** One step forward; after the newest comes the empty composer. */
export function recallNewer(sent: readonly string[], place: RecallPlace): RecallPlace {
  if (place === null || place + 1 >= sent.length) return null;
  return place + 1;
}

/** Up is a recall only if it cannot be a move of the cursor: empty, or still the recalled text. */
export function mayRecall(text: string, sent: readonly string[], place: RecallPlace): boolean {
  return text === "" || (place !== null && sent[place] === text);
}
