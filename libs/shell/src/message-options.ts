import { plainWord, type Word } from './word.js';

/** Which options of a program take text that nobody runs: messages, titles, bodies. */
export interface MessageSyntax {
  /** Letters of those options, also at the end of a group: `-am TEXT`. */
  readonly letters: string;
  /** Letters of the options that take another value, which stays: `-Fm` is no message, nor is what follows `-F`. */
  readonly valued: string;
  /** Names of the long ones. */
  readonly long: ReadonlySet<string>;
  /** Whether operands are text too. */
  readonly operands: boolean;
}

/** An option without its text, and where the text is: in the next word, or attached. One that takes other text has none. */
interface TextOption {
  readonly option: string;
  readonly separate: boolean;
  readonly isMessage: boolean;
}

/** The words from one on, without the texts that nobody runs; those before it as they are. */
export function withoutMessages(
  syntax: MessageSyntax,
  words: readonly Word[],
  start: number,
): readonly Word[] {
  const kept = words.slice(0, start);
  for (let at = start; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const option = textOption(syntax, word.text);
    if (option?.isMessage === true) kept.push(plainWord(option.option));
    else if (!syntax.operands || /^-./.test(word.text)) kept.push(word);
    if (option?.separate !== true) continue;
    const value = words[at + 1];
    if (!option.isMessage && value?.text.startsWith('-') !== false) continue;
    at += 1;
    if (value && !option.isMessage) kept.push(value);
  }
  return kept;
}

/** `-m TEXT`, `-am TEXT`, `-mTEXT`, `--message=TEXT`, and `-F FILE`; null for any other word. */
function textOption({ letters, valued, long }: MessageSyntax, text: string): TextOption | null {
  if (!/^-./.test(text)) return null;
  if (text.startsWith('--')) {
    const equals = text.indexOf('=');
    const option = equals < 0 ? text : text.slice(0, equals);
    return long.has(option) ? { option, separate: equals < 0, isMessage: true } : null;
  }
  for (let at = 1; at < text.length; at++) {
    const letter = text.charAt(at);
    const isMessage = letters.includes(letter);
    const option = { option: text.slice(0, at + 1), separate: at + 1 === text.length, isMessage };
    if (isMessage || valued.includes(letter)) return option;
    if (!/[A-Za-z0-9]/.test(letter)) return null;
  }
  return null;
}
