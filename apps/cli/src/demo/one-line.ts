// Control characters, and those that turn the direction of writing: what a command holds must not reach the terminal.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]+/gu;

/** A text on one line of at most `width` characters, harmless to a terminal. */
export function oneLine(text: string, width: number): string {
  const line = text.replace(UNPRINTABLE, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= width ? line : `${characters.slice(0, width - 1).join('')}…`;
}
