import { MAX_BRACE_PIECES, MAX_BRACE_WORDS, MAX_DEPTH } from './bounds.js';
import { beyondBound } from './unparsed-error.js';
import type { Piece } from './word.js';

/** Pieces, cut at every unquoted brace and comma. */
type Atom = Piece | '{' | ',' | '}';

/** What is known of a `{`: where its `}` stands, and the commas between them that are its own. */
interface Brace {
  end: number;
  readonly commas: number[];
}

/**
 * Expands the literal braces of a word as bash does: `a{b,c}` → `ab`, `ac`; `{1..3}` → `1`, `2`, `3`. Null when the word
 * has none to expand.
 * @throws UnparsedError when it would become too many words
 */
export function expandBraces(pieces: readonly Piece[]): Piece[][] | null {
  const atoms = pieces.flatMap(cut);
  return atoms.includes('{') && atoms.includes('}') ? expandAtoms(atoms, 0) : null;
}

function cut(piece: Piece): Atom[] {
  if (piece.quoted || piece.expansion || !/[{},]/.test(piece.text)) return [piece];
  return piece.text
    .split(/([{},])/)
    .filter(Boolean)
    .map((text) => (text === '{' || text === ',' || text === '}' ? text : literal(text)));
}

function literal(text: string): Piece {
  return { text, form: text, quoted: false, expansion: null };
}

function expandAtoms(atoms: readonly Atom[], depth: number): Piece[][] | null {
  if (depth > MAX_DEPTH) throw beyondBound('braces nest too deep');
  const braces = findBraces(atoms);
  let lines: Piece[][] = [[]];
  let expanded = false;
  for (let at = 0; at < atoms.length; at++) {
    const atom = atoms[at] ?? ',';
    const brace = braces.get(at);
    const alternatives = brace && alternativesOf(atoms, at, brace, depth);
    if (brace && alternatives) {
      expanded = true;
      lines = product(lines, alternatives);
      at = brace.end;
    } else {
      const piece = typeof atom === 'string' ? literal(atom) : atom;
      for (const line of lines) line.push(piece);
    }
  }
  return expanded ? lines : null;
}

function alternativesOf(
  atoms: readonly Atom[],
  start: number,
  { end, commas }: Brace,
  depth: number,
): Piece[][] | null {
  if (commas.length === 0) return end === start + 2 ? sequence(atoms[start + 1]) : null;
  if (commas.length >= MAX_BRACE_WORDS) throw beyondBound('too many braces');
  const bounds = [start, ...commas, end];
  return commas.concat(end).flatMap((to, index) => {
    const inside = atoms.slice((bounds[index] ?? 0) + 1, to);
    const plain = inside.map((atom) => (typeof atom === 'string' ? literal(atom) : atom));
    return expandAtoms(inside, depth + 1) ?? [plain];
  });
}

/** Pairs braces; one without a partner is a literal character. */
function findBraces(atoms: readonly Atom[]): Map<number, Brace> {
  const open: { at: number; brace: Brace }[] = [];
  const closed = new Map<number, Brace>();
  atoms.forEach((atom, at) => {
    if (atom === '{') open.push({ at, brace: { end: -1, commas: [] } });
    else if (atom === ',') open.at(-1)?.brace.commas.push(at);
    else if (atom === '}') {
      const last = open.pop();
      if (!last) return;
      last.brace.end = at;
      closed.set(last.at, last.brace);
    }
  });
  return closed;
}

function product(lines: readonly Piece[][], alternatives: Piece[][]): Piece[][] {
  if (lines.length * alternatives.length > MAX_BRACE_WORDS) throw beyondBound('too many braces');
  const isFirst = lines.length === 1 && lines[0]?.length === 0;
  const all = isFirst
    ? alternatives
    : lines.flatMap((line) => alternatives.map((alternative) => [...line, ...alternative]));
  const length = all.reduce((sum, line) => sum + line.length, 0);
  if (length > MAX_BRACE_PIECES) throw beyondBound('braces expand to too much');
  return all;
}

const NUMBERS = /^([-+]?\d{1,9})\.\.([-+]?\d{1,9})(?:\.\.([-+]?\d{1,9}))?$/;
const LETTERS = /^([A-Za-z])\.\.([A-Za-z])(?:\.\.([-+]?\d{1,9}))?$/;

/** `1..3`, `01..10..2`, `a..e`; null for anything else, and for more than a bound. */
function sequence(atom: Atom | undefined): Piece[][] | null {
  if (!atom || typeof atom === 'string' || atom.quoted || atom.expansion) return null;
  const numbers = NUMBERS.exec(atom.text);
  const [, from = '', to = '', step = '1'] = numbers ?? LETTERS.exec(atom.text) ?? [];
  if (from === '') return null;
  const value = (text: string) => (numbers ? Number(text) : text.charCodeAt(0));
  const stride = Math.abs(Number(step)) || 1;
  const count = Math.floor(Math.abs(value(to) - value(from)) / stride) + 1;
  if (count > MAX_BRACE_WORDS) return null;
  const direction = value(to) < value(from) ? -stride : stride;
  const padded = numbers && [from, to].some((text) => /^[-+]?0\d/.test(text));
  const width = padded ? Math.max(from.length, to.length) : 0;
  return Array.from({ length: count }, (_, index) => {
    const here = value(from) + index * direction;
    return [literal(numbers ? pad(here, width) : String.fromCharCode(here))];
  });
}

function pad(value: number, width: number): string {
  const sign = value < 0 ? '-' : '';
  return `${sign}${String(Math.abs(value)).padStart(width - sign.length, '0')}`;
}
