/**
 * How many characters a text has, as Unicode code points: an emoji of one code point counts once,
 * where `length` counts two. The server's limit and the composer's counter both go by this.
 */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
