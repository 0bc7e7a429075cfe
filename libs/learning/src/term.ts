import { GAP_CHARACTERS, OPERATOR_CHARACTERS, type Token } from './tokenise.js';

/** The longest n-gram. */
export const MAX_GRAM = 3;
/** Characters of a term; with all of them escaped and its boundaries, a pattern stays below the policy's 1,000. */
export const MAX_TERM_LENGTH = 200;

/** One to three tokens in a row, written with single spaces; a space is in no token, so this is unambiguous. */
export type Term = string;

const META = /[\\^$.*+?()[\]{}|]/g;
const UNPRINTABLE = /[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}]/u;
const HAS_LETTER = /\p{L}/u;
/** A pipe or a redirection: it ties its neighbours together. */
const TYING = /^(?:\|&?|[<>][<>&|(]*)$/;
const SHORT_FLAG = /^-[^-]/;

const WORD_STARTS = `(?:^|[${GAP_CHARACTERS}${OPERATOR_CHARACTERS}])`;
const WORD_ENDS = `(?:[${GAP_CHARACTERS}${OPERATOR_CHARACTERS}]|$)`;
const OPERATOR_STARTS = `(?:^|[^${OPERATOR_CHARACTERS}])`;
const OPERATOR_ENDS = `(?:[^${OPERATOR_CHARACTERS}]|$)`;

/**
 * May these tokens become a rule? A term needs a word with a letter; alone, a word needs two characters and must not
 * be a short flag (`-r` means something else to every program). Of operators only pipes and redirections count: what
 * merely stands before or after a `;` says how scripts are written, not what is unsafe. Long and unprintable terms are
 * left out.
 */
export function isCandidate(tokens: readonly Token[]): boolean {
  let length = tokens.length - 1;
  let letters = false;
  for (const token of tokens) {
    length += token.text.length;
    if (length > MAX_TERM_LENGTH) return false;
    if (token.operator && !TYING.test(token.text)) return false;
    letters ||= !token.operator && HAS_LETTER.test(token.text);
  }
  if (!letters || tokens.some((token) => UNPRINTABLE.test(token.text))) return false;
  const [first] = tokens;
  if (!first || tokens.length > 1) return first !== undefined;
  return first.text.length >= 2 && !SHORT_FLAG.test(first.text);
}

/** The term that these tokens make. */
export function termOf(tokens: readonly Token[]): Term {
  return tokens.map((token) => token.text).join(' ');
}

/** Is this word of a term a run of operator characters? */
export function isOperator(word: string): boolean {
  return word !== '' && OPERATOR_CHARACTERS.includes(word.charAt(0));
}

/**
 * The RE2 pattern that matches exactly the texts whose tokens hold this term in a row. Every character of the term that
 * means something in a pattern is escaped.
 */
export function termPattern(term: Term): string {
  const words = term.split(' ');
  const first = words[0] ?? '';
  let pattern = isOperator(first) ? OPERATOR_STARTS : WORD_STARTS;
  let previous: string | undefined;
  for (const word of words) {
    // Two runs of one kind are two only because a gap is between them; a word and an operator may touch.
    if (previous !== undefined)
      pattern += `[${GAP_CHARACTERS}]${isOperator(previous) === isOperator(word) ? '+' : '*'}`;
    pattern += word.replace(META, '\\$&');
    previous = word;
  }
  return pattern + (isOperator(previous ?? '') ? OPERATOR_ENDS : WORD_ENDS);
}
