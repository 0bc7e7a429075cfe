import { MINUS } from './characters.js';
import { plainWord, type Word } from './word.js';

/** How a program takes a pattern or a program text as its first operand, or with an option. */
export interface PatternSyntax {
  /** Letters of the options whose value is the pattern. */
  readonly pattern: string;
  /** Letters of the options that name a file of patterns, so that the first operand is none. */
  readonly file: string;
  /** Letters of all options that take a value, those two kinds and others. */
  readonly letters: string;
  /** Long options that take the next word as their value, the pattern's and those of files of patterns too. */
  readonly long: ReadonlySet<string>;
  /** Long options that take a name and a value, both data: `jq --arg NAME VALUE`. */
  readonly pairs: ReadonlySet<string>;
  /** Whether a pattern is more than data, and stays: an awk program that runs commands. */
  readonly stays: (pattern: string) => boolean;
}

const PATTERN_OPTIONS = new Set(['--regexp', '--expression', '--source']);
const FILE_OPTIONS = new Set(['--file', '--from-file']);

type Kind = 'operand' | 'flag' | 'value' | 'file' | 'pattern' | 'pair';

/** The patterns that a program is given. */
export function patternsOf(syntax: PatternSyntax, words: readonly Word[]): string[] {
  const patterns: string[] = [];
  read(syntax, words, (pattern) => {
    patterns.push(pattern);
    return '';
  });
  return patterns;
}

/** The words after the program, without the patterns that are data. */
export function withoutPattern(syntax: PatternSyntax, words: readonly Word[]): readonly Word[] {
  return read(syntax, words, (pattern) => (syntax.stays(pattern) ? pattern : ''));
}

/** What to write for a pattern; nothing drops it. */
type WritePattern = (pattern: string) => string;

function read(syntax: PatternSyntax, words: readonly Word[], write: WritePattern): readonly Word[] {
  const kept: Word[] = [];
  let operandAt = -1;
  let given = false;
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    if (word.text === '--') {
      if (operandAt < 0 && at + 1 < words.length) operandAt = kept.length + 1;
      break;
    }
    const kind = kindOf(syntax, word.text);
    if (kind === 'operand' && operandAt < 0) operandAt = kept.length;
    if (kind === 'operand' || kind === 'flag') {
      kept.push(word);
      continue;
    }
    given ||= kind === 'pattern' || kind === 'file';
    const attached = attachedTo(syntax, word.text);
    const next = attached === null ? words[at + 1] : undefined;
    if (kind === 'pair') at += 2;
    else if (next) at += 1;
    kept.push(kind === 'pattern' ? optionOf(syntax, word) : word);
    if (kind === 'pattern') addWritten(kept, next, write(attached ?? next?.text ?? ''));
    else if (next && kind !== 'pair') kept.push(next);
  }
  if (at < words.length) kept.push(...words.slice(at));
  const operand = given || operandAt < 0 ? undefined : kept[operandAt];
  if (operand && write(operand.text) === '') kept.splice(operandAt, 1);
  return kept;
}

function addWritten(kept: Word[], word: Word | undefined, text: string): void {
  if (text !== '') kept.push(word ?? plainWord(text));
}

function kindOf({ pattern, file, letters, long, pairs }: PatternSyntax, text: string): Kind {
  if (text.length < 2 || text.charCodeAt(0) !== MINUS) return 'operand';
  if (text.charCodeAt(1) === MINUS) {
    const equals = text.indexOf('=');
    const name = equals < 0 ? text : text.slice(0, equals);
    if (pairs.has(name)) return 'pair';
    if (PATTERN_OPTIONS.has(name)) return 'pattern';
    if (FILE_OPTIONS.has(name)) return 'file';
    return long.has(name) ? 'value' : 'flag';
  }
  const letter = text.charAt(valuedAt(letters, text));
  if (letter === '') return 'flag';
  if (pattern.includes(letter)) return 'pattern';
  return file.includes(letter) ? 'file' : 'value';
}

/** Where in a group of letters the first one stands that takes a value; past the end when none does. */
function valuedAt(letters: string, text: string): number {
  let at = 1;
  while (at < text.length && !letters.includes(text.charAt(at))) at += 1;
  return at;
}

/** The value that is attached to an option: `--context=3`, `-A3`; null when it is the next word. */
function attachedTo({ letters }: PatternSyntax, text: string): string | null {
  if (text.startsWith('--')) {
    const equals = text.indexOf('=');
    return equals < 0 ? null : text.slice(equals + 1);
  }
  const end = valuedAt(letters, text) + 1;
  return end < text.length ? text.slice(end) : null;
}

/** An option that takes a pattern, apart from the pattern. */
function optionOf({ letters }: PatternSyntax, { text }: Word): Word {
  return plainWord(text.startsWith('--') ? '-e' : text.slice(0, valuedAt(letters, text) + 1));
}
