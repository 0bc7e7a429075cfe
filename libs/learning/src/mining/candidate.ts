import { atomPattern, atomText, type Atom } from './atom.js';
import { isDistinctive, isFlag, isOrdinary } from './atom-shape.js';

/**
 * What may become a rule, as text; no part contains a space:
 * `p PROGRAM`, `q PROGRAM ATOM`, `r PROGRAM ATOM ATOM` (in this order, unless one is a flag), `a ATOM` (of any program),
 * `| LEFT RIGHT` (piped into each other).
 */
export type Candidate = string;

/** Within one simple command: a gap passes no operator of the shell. */
const GAP = '[^;&|]*';
const META = /[\\^$.*+?()[\]{}|]/g;

/** Programs that only test, print, wait or start others: what they are given runs nothing by itself. */
const INERT = new Set(
  '[ [[ test command type which cd exit true false set shift export local return declare read break continue let pwd wait unset hash getopts trap sleep seq basename dirname exec eval xargs sudo env nohup time timeout echo printf'.split(
    ' ',
  ),
);

/** Does this program do nothing by itself? Where something is written, its commands are told apart all the same. */
export function isInert(program: string): boolean {
  return INERT.has(program);
}

/** The program whose commands a candidate is about; nothing when it is about more than one. */
export function programOf(candidate: Candidate): string | undefined {
  const [kind = '', program] = candidate.split(' ');
  return 'pqr'.includes(kind) ? program : undefined;
}

/** The atoms of a candidate, in order. */
export function atomsIn(candidate: Candidate): readonly Atom[] {
  const [kind = '', ...parts] = candidate.split(' ');
  if (kind === 'a') return parts;
  return kind === 'q' || kind === 'r' ? parts.slice(1) : [];
}

/**
 * Would one expect it to tell unsafe commands from safe ones of sources that were never seen? Flags, ordinary words, whole
 * programs and pipes say too little for that.
 */
export function isStrong(candidate: Candidate): boolean {
  const atoms = atomsIn(candidate);
  if (candidate.startsWith('a')) return atoms.every(isDistinctive);
  return atoms.some((atom) => !isOrdinary(atom) && !isFlag(atom));
}

/** A candidate as people read it. */
export function candidateText(candidate: Candidate): string {
  const [kind = '', ...parts] = candidate.split(' ');
  if (kind === '|') return parts.join(' | ');
  if (kind === 'p') return parts.join(' ');
  if (kind === 'a') return parts.map(atomText).join(' ');
  return [parts[0] ?? '', ...parts.slice(1).map(atomText)].join(' ');
}

/** How many words a candidate names. */
export function sizeOf(candidate: Candidate): number {
  return candidate.split(' ').length;
}

/**
 * The RE2 pattern of a candidate, for canonical forms: `^` stands before a program. Of two words of which one is a flag, the
 * order is nothing to go by.
 */
export function candidatePattern(candidate: Candidate): string {
  const [kind = '', first = '', second = ''] = candidate.split(' ');
  if (kind === 'p') return `^${escaped(first)}(?:\\s|$)`;
  if (kind === '|')
    return `(?:^|[;&|] )${escaped(first)}(?: ${GAP})?\\| (?:sudo )?${escaped(second)}(?:\\s|$)`;
  if (kind === 'a') {
    const { before, body } = atomPattern(first);
    return `(?:^|[${before}])${body}`;
  }
  const atoms = atomsIn(candidate);
  const anyOrder = atoms.length === 2 && atoms.some(isFlag);
  const orders = anyOrder ? [atoms, atoms.toReversed()] : [atoms];
  return orders.map((order) => `^${escaped(first)}\\s${inOrder(order)}`).join('|');
}

/** Atoms one after the other; the white space before the first is taken. */
function inOrder(atoms: readonly Atom[]): string {
  let pattern = '';
  let atSpace = true;
  for (const atom of atoms) {
    const { before, body, takesSpace } = atomPattern(atom);
    pattern += (atSpace ? `(?:${GAP}[${before}])?` : `${GAP}[${before}]`) + body;
    atSpace = takesSpace;
  }
  return pattern;
}

function escaped(text: string): string {
  return text.replace(META, String.raw`\$&`);
}
