import { MAX_REORDERED_LENGTH } from './bounds.js';
import { isLetter, MINUS } from './characters.js';
import { addDistinct } from './distinct.js';
import { joined, type Word } from './word.js';

/** In which orders two letters can be written, and three. */
const ORDERS_OF_TWO = [
  [0, 1],
  [1, 0],
];
const ORDERS_OF_THREE = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

/**
 * Adds to the forms of a command the ways to write its two or three single-letter flags as one group, in every order,
 * where the first of them stands and directly behind the program: `rm /tmp/x -r -f` → `rm -rf /tmp/x`, `rm -fr /tmp/x`,
 * `rm /tmp/x -rf`, …. Very long commands are repeated only up to a bound. Adds none to commands with fewer or more flags.
 */
export function addFlagOrders(forms: string[], program: string, words: readonly Word[], last: string): void {
  const letters = flagLetters(words);
  if (letters.length < 2 || letters.length > 3) return;
  const { before, after, only } = aroundFlags(words);
  const end = joined(after, last);
  const behind = end === '' ? '' : ` ${end}`;
  const start = joined(program, '-');
  const asWritten = only === '' ? '' : joined(program, only);
  for (const order of letters.length === 2 ? ORDERS_OF_TWO : ORDERS_OF_THREE) {
    let first = start;
    for (const at of order) first += letters.charAt(at);
    // A single group in the order in which it stands is the command as it is.
    if (before === '') {
      if (first !== asWritten) addForm(forms, first + behind, before);
    } else {
      addForm(forms, `${first} ${before}${behind}`, before);
      const group = first.slice(start.length - 1);
      if (first !== asWritten) addForm(forms, `${joined(program, before)} ${group}${behind}`, before);
    }
  }
}

/** Adds a form; only what is cut, or has dashes before its flags, can be there already. */
function addForm(forms: string[], text: string, before: string): void {
  if (text.length > MAX_REORDERED_LENGTH) addDistinct(forms, text.slice(0, MAX_REORDERED_LENGTH));
  else if (before.includes('-')) addDistinct(forms, text);
  else forms.push(text);
}

/** The letters of the groups of flags before `--`, each once; more than three when there are more. */
function flagLetters(words: readonly Word[]): string {
  let letters = '';
  for (const { text } of words) {
    if (text === '--') break;
    if (!isFlags(text)) continue;
    for (let at = 1; at < text.length && letters.length <= 3; at++) {
      if (!letters.includes(text.charAt(at))) letters += text.charAt(at);
    }
  }
  return letters;
}

/** What stands before the first group of flags, and behind it without the others; that group, if it is the only one. */
function aroundFlags(words: readonly Word[]): {
  readonly before: string;
  readonly after: string;
  readonly only: string;
} {
  let before = '';
  let after = '';
  let only = '';
  let found = false;
  let ended = false;
  for (const word of words) {
    ended ||= word.text === '--';
    if (!ended && isFlags(word.text)) {
      only = found ? '' : word.text;
      found = true;
    } else if (!found) before = joined(before, word.canonical);
    else if (after.length < MAX_REORDERED_LENGTH) after = joined(after, word.canonical);
  }
  return { before, after, only };
}

function isFlags(text: string): boolean {
  if (text.length < 2 || text.charCodeAt(0) !== MINUS) return false;
  for (let at = 1; at < text.length; at++) if (!isLetter(text.charCodeAt(at))) return false;
  return true;
}
