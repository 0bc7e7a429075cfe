import type { InlineCode } from './inline-code.js';
import type { Word } from './word.js';

/** PowerShell, on any system. */
export const POWERSHELLS: readonly string[] = ['pwsh', 'powershell'];

const COMMAND = /^[-/]{1,2}c(?:o(?:m(?:m(?:a(?:nd?)?)?)?)?)?$/i;
const ENCODED = /^[-/]{1,2}e(?:c|n(?:c(?:o(?:d(?:e(?:d(?:c(?:o(?:m(?:m(?:a(?:nd?)?)?)?)?)?)?)?)?)?)?)?)?$/i;
const FILE = /^[-/]{1,2}f(?:ile)?$/i;
/** How much code is looked at, in code units, and how many parts of it. */
const MAX_CODE = 8_192;
const MAX_PARTS = 64;
const VALUED =
  /^[-/]{1,2}(?:ex(?:ecutionpolicy)?|ep|w(?:indowstyle)?|v(?:ersion)?|psc(?:onsolefile)?|if|inputformat|of|outputformat|configurationname|settingsfile|wd|workingdirectory|custompipename)$/i;

/** The code that PowerShell is given: behind `-Command` all that follows, behind `-EncodedCommand` UTF-16 in base64. */
export function powershellCode(program: string, words: readonly Word[]): InlineCode {
  const code = { texts: [] as string[], readsInput: false, isUnknown: false, file: null, arguments: [] };
  for (let at = 0; at < words.length; at++) {
    const text = words[at]?.text ?? '';
    const next = words[at + 1];
    if (COMMAND.test(text)) return commandOf(words.slice(at + 1));
    if (ENCODED.test(text))
      return { ...code, texts: [decoded(next?.text ?? '')], isUnknown: next?.pieces != null };
    if (FILE.test(text)) return fileOf(next);
    if (VALUED.test(text)) at += 1;
    else if (text === '-') return { ...code, readsInput: true };
    else if (!/^[-/]./.test(text)) return program === 'pwsh' ? fileOf(words[at]) : commandOf(words.slice(at));
  }
  return { ...code, readsInput: true };
}

function commandOf(words: readonly Word[]): InlineCode {
  const text = words.map((word) => word.text).join(' ');
  const isInput = text === '-';
  const isUnknown =
    words.length === 1 && words[0]?.pieces?.every(({ expansion }) => expansion !== null) === true;
  return { texts: isInput ? [] : [text], readsInput: isInput, isUnknown, file: null, arguments: [] };
}

function fileOf(file: Word | undefined): InlineCode {
  const isInput = file === undefined || file.text === '-';
  return { texts: [], readsInput: isInput, isUnknown: false, file: isInput ? null : file, arguments: [] };
}

function decoded(text: string): string {
  return Buffer.from(text, 'base64').toString('utf16le');
}

/** What PowerShell's code may run. */
export interface PowershellLines {
  /** The parts of it that may be command lines: all of it, and what its separators divide. */
  readonly lines: ReadonlySet<string>;
  /** Whether there is more of it than is looked at. */
  readonly isUnknown: boolean;
}

/** Finds what may be a command line in PowerShell's code. */
export function powershellLines(code: string): PowershellLines {
  if (code.length > MAX_CODE) return { lines: new Set([code.slice(0, MAX_CODE)]), isUnknown: true };
  const parts = code.split(/[;{}\n|&]+/);
  const lines = [code, ...parts.slice(0, MAX_PARTS)].map((line) => line.trim()).filter((line) => line !== '');
  return { lines: new Set(lines), isUnknown: parts.length > MAX_PARTS };
}
