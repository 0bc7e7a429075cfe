/**
 * A text of at most `maxBytes` bytes of UTF-8 (64 or more): a longer one is cut between two characters, and ends with a
 * mark that says how long it was. `bytes` is how long, when that is not the length of `text`.
 */
export function cutText(text: string, maxBytes: number, bytes?: number): string {
  if (text.length * 3 <= maxBytes) return text;
  const encoded = Buffer.from(text);
  if (encoded.length <= maxBytes) return text;
  const mark = `\n[cut: ${bytes ?? encoded.length} bytes in all]`;
  let end = maxBytes - mark.length;
  // A byte 10xxxxxx continues a character.
  while (end > 0 && ((encoded[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return encoded.toString('utf8', 0, end) + mark;
}
