import { CONDITION_WORK } from './bounds.js';
import type { Cursor } from './cursor.js';
import { unparsed } from './unparsed-error.js';
import { plainWord, type Word } from './word.js';
import type { WordWork } from './word-builder.js';

const GAP = /(?:\s|\\\n)+/y;
const OPERATOR = /&&|\|\||[()<>|&;](?!\()|[()]/y;

/**
 * Reads the rest of `[[ … ]]`, of which the first word is read already: one command, whatever operators it holds.
 * @throws UnparsedError when it doesn't end
 */
export function readCondition(cursor: Cursor, work: WordWork, readWords: () => readonly Word[]): Word[] {
  const condition = [plainWord('[[')];
  for (;;) {
    work.spend(CONDITION_WORK);
    cursor.take(GAP);
    if (cursor.atEnd) throw unparsed('unterminated [[');
    const operator = cursor.take(OPERATOR);
    const words = operator === '' ? readWords() : [plainWord(operator)];
    if (words.length === 0) throw unparsed('unexpected character in [[');
    for (const word of words) condition.push(word);
    if (words[0]?.text === ']]' && !words[0].quoted) return condition;
  }
}
