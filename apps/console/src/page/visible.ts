// What can't be seen, or turns the direction of writing, could hide a part of a command from whoever approves it.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0]/gu;
const PLAIN = new Set(['\n', '\t']);

/** A text in which every character that can't be seen is written by its number, such as ⟨U+202E⟩. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    if (PLAIN.has(character)) return character;
    return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
