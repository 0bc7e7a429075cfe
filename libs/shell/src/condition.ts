import type { Cursor } from './cursor.js';
import { unparsed } from './unparsed-error.js';
import { plainWord, type Word } from './word.js';

/**
 * Reads the rest of `[[ … ]]`, of which the first word is read already: one command, whatever operators it holds.
 * @throws UnparsedError when it doesn't end
 */
export function readCondition(cursor: Cursor, readWords: () => readonly Word[]): Word[] {
  const condition = [plainWord('[[')];
  for (;;) {
    cursor.take(/(?:\s|\\\n)+/y);
    if (cursor.atEnd) throw unparsed('unterminated [[');
    const operator = cursor.take(/&&|\|\||[()<>|&;](?!\()|[()]/y);
    const words = operator === '' ? readWords() : [plainWord(operator)];
    if (words.length === 0) throw unparsed('unexpected character in [[');
    for (const word of words) condition.push(word);
    if (words[0]?.text === ']]' && !words[0].quoted) return condition;
  }
}
