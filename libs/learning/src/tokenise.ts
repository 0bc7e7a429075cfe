/**
 * A text is a sequence of runs of three kinds of character: gaps (white space and quotes), operators of the shell, and
 * everything else, which makes words. Words keep their punctuation, so that `-rf`, `--no-preserve-root` and
 * `of=/dev/sda` survive. Gaps are not tokens.
 */
export const GAP_CHARACTERS = '\\s"\'`';
export const OPERATOR_CHARACTERS = ';|&<>()';

/** One run of word characters, or one run of operator characters. */
export interface Token {
  readonly text: string;
  readonly operator: boolean;
}

// `\s` of RE2 is these five, and nothing beyond ASCII.
const GAPS = new Set('\t\n\f\r "\'`');
const OPERATORS = new Set(OPERATOR_CHARACTERS);

const GAP = 0;
const OPERATOR = 1;
const WORD = 2;

const ASCII_KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (GAPS.has(character)) return GAP;
  return OPERATORS.has(character) ? OPERATOR : WORD;
});

function kindAt(text: string, index: number): number {
  return ASCII_KINDS[text.charCodeAt(index)] ?? WORD;
}

/** The tokens of a text in order. Every character that is not a gap is in exactly one of them. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  while (start < text.length) {
    const kind = kindAt(text, start);
    let end = start + 1;
    while (end < text.length && kindAt(text, end) === kind) end += 1;
    if (kind !== GAP) tokens.push({ text: text.slice(start, end), operator: kind === OPERATOR });
    start = end;
  }
  return tokens;
}
