/** V8 copies shorter parts of a text anyway. */
const SHORTEST_PART = 13;

/**
 * The same text in memory of its own. A part of a text, as `slice` or `split` gives it, keeps all of the text alive: what is
 * kept for long must not be one.
 */
export function detached(text: string): string {
  if (text.length < SHORTEST_PART) return text;
  const copy = Buffer.from(text).toString();
  // UTF-8 has no half of a surrogate pair.
  return copy === text ? copy : Buffer.from(text, 'utf16le').toString('utf16le');
}
