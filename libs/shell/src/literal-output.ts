import type { Word } from './word.js';

/** `print("…")`, `console.log("…")`, `puts '…'`: a statement that writes one literal. */
const PRINT =
  /^\s*(?:print|puts|console\.log|echo|say|io\.write|std::cout\s*<<)\s*(?:\(\s*)?(?:"([^"\\$]*)"|'([^'\\]*)')\s*(?:(?:\);?|;)\s*)?$/;
const AWK_PRINT = /^\s*BEGIN\s*\{\s*printf?\s*(?:\(\s*)?"([^"\\%]*)"\s*(?:(?:\);?|;)\s*)?\}\s*$/;
const JQ_STRING = /^\s*"([^"\\]*)"\s*$/;
const CODE = /^-[a-z]*[cerE]$/;

/** Programs that write a text which stands in their arguments. */
export const QUOTING_PROGRAMS: ReadonlySet<string> = new Set(
  'date seq expr jq awk gawk mawk python python2 python3 perl ruby node php lua'.split(' '),
);

/** What such a program writes without looking at anything else; null when that is not known. */
export function literalOutput(program: string, words: readonly Word[]): string | null {
  const texts = words.map((word) => word.text);
  const operands = texts.filter((text) => !text.startsWith('-'));
  const [first = ''] = operands;
  if (words.some((word) => word.pieces) || operands.length === 0) return null;
  switch (program) {
    case 'date':
      return first.startsWith('+') && !first.includes('%') ? line(first.slice(1)) : null;
    case 'seq':
      return texts[0] === '-f' && !first.includes('%') ? line(first) : null;
    case 'expr':
      return texts.length === 1 ? line(first) : null;
    case 'jq':
      return texts.some((text) => /^-\w*r/.test(text)) ? written(JQ_STRING, first) : null;
    case 'awk':
    case 'gawk':
    case 'mawk':
      return texts.length === 1 ? written(AWK_PRINT, first) : null;
    default:
      return texts.length === 2 && CODE.test(texts[0] ?? '') ? written(PRINT, first) : null;
  }
}

function written(statement: RegExp, code: string): string | null {
  const found = statement.exec(code);
  const text = found?.[1] ?? found?.[2];
  return text === undefined ? null : line(text);
}

function line(text: string): string {
  return `${text}\n`;
}
