import type { Form } from '@bylaw/shell';
import { textHash } from '../text-hash.js';
import { atomsOf, innerNames, type Atom } from './atom.js';
import { isDistinctive } from './atom-shape.js';
import { isActive, type Candidate } from './candidate.js';

/** Candidates fall into this many buckets. */
export const BUCKETS = 2 ** 22;

const FORM_LENGTH = 600;
const CODE_LENGTH = 2_000;
const LINE_LENGTH = 2_000;
const WORDS = 24;
const FORMS = 120;
const ATOMS_OF_PAIRS = 3;
const EARLIER_ATOMS = 14;
const PROGRAM = /^[\w.+-]{1,40}$/;
const SEPARATOR = /(\|\||&&|[;&|])/;

/** An atom with what is worked out once: words come again and again. */
interface KnownAtom {
  readonly atom: Atom;
  readonly hash: number;
  readonly distinctive: boolean;
}

const KNOWN_WORDS = 20_000;
const NO_ATOMS: readonly KnownAtom[] = [];
const known = new Map<string, readonly KnownAtom[]>();

/** A bucket's number, and the candidate in it, written out only when it is asked for. */
export type CandidateVisitor = (bucket: number, candidate: () => Candidate) => void;

/**
 * Calls `visit` for every candidate of the forms, some more than once. With `gate`, only what stands in a bucket with a
 * mark in it, which passes most words by at the cost of a look; atoms stand in buckets of their own for that.
 */
export function visitCandidates(
  forms: readonly Form[],
  visit: CandidateVisitor,
  gate: Uint8Array | null = null,
): void {
  const walk = new Walk(visit, gate);
  let count = 0;
  for (const { text, kind } of forms) {
    if ((count += 1) > FORMS) return;
    if (kind === 'line') walk.pipes(text);
    else if (kind === 'code') walk.code(text);
    else walk.command(text);
  }
}

class Walk {
  constructor(
    private readonly visit: CandidateVisitor,
    private readonly gate: Uint8Array | null,
  ) {}

  command(text: string): void {
    const words = text.slice(0, FORM_LENGTH).split(/\s+/, WORDS + 1);
    const program = words[0] ?? '';
    const named = PROGRAM.test(program);
    const programHash = textHash(program);
    if (named && isActive(program, [])) this.offer(mix(programHash, 1), () => `p ${program}`);
    const earlier: KnownAtom[] = [];
    for (let index = named ? 1 : 0; index < words.length; index += 1) {
      const atoms = this.open(atomsAt(words, index));
      for (const one of atoms) {
        if (one.distinctive) this.offer(one.hash, () => `a ${one.atom}`);
        if (!named || !isActive(program, [one.atom])) continue;
        this.offer(mix(programHash, one.hash), () => `q ${program} ${one.atom}`);
      }
      if (named) this.pairs({ program, programHash }, earlier, atoms);
    }
  }

  /** The names in what an interpreter is given to run. */
  code(text: string): void {
    for (const one of this.open(innerNames(text.slice(0, CODE_LENGTH)).map(knownAtom)))
      if (one.distinctive) this.offer(one.hash, () => `a ${one.atom}`);
  }

  /** The neighbours in the pipes of a line. */
  pipes(line: string): void {
    if (!line.includes('|')) return;
    const parts = line.slice(0, LINE_LENGTH).split(SEPARATOR);
    for (let index = 2; index < parts.length; index += 2) {
      if (parts[index - 1] !== '|') continue;
      const left = firstWord(parts[index - 2]);
      const right = firstWord(parts[index]);
      if (!PROGRAM.test(left) || !PROGRAM.test(right)) continue;
      this.offer(mix(mix(textHash(left), 2), textHash(right)), () => `| ${left} ${right}`);
    }
  }

  private pairs(
    { program, programHash }: { program: string; programHash: number },
    earlier: KnownAtom[],
    atoms: readonly KnownAtom[],
  ): void {
    const few = atoms.slice(0, ATOMS_OF_PAIRS);
    for (const first of earlier)
      for (const second of few) {
        if (!isActive(program, [first.atom, second.atom])) continue;
        const hash = mix(mix(programHash, first.hash), second.hash);
        this.offer(hash, () => `r ${program} ${first.atom} ${second.atom}`);
      }
    for (const one of few) if (earlier.length < EARLIER_ATOMS) earlier.push(one);
  }

  /** The atoms of which a candidate can come; each is counted in a bucket of its own. */
  private open(atoms: readonly KnownAtom[]): readonly KnownAtom[] {
    if (this.gate) return atoms.filter(({ hash }) => this.gate?.[mix(hash, 3) % BUCKETS] === 1);
    for (const { atom, hash } of atoms) this.visit(mix(hash, 3) % BUCKETS, () => `x ${atom}`);
    return atoms;
  }

  private offer(hash: number, candidate: () => Candidate): void {
    const bucket = hash % BUCKETS;
    if (!this.gate || this.gate[bucket] === 1) this.visit(bucket, candidate);
  }
}

function atomsAt(words: readonly string[], index: number): readonly KnownAtom[] {
  const word = words[index] ?? '';
  const previous = index > 0 ? (words[index - 1] ?? '') : '';
  const written = previous.endsWith('>');
  const key = written ? `> ${word}` : word;
  const met = known.get(key);
  if (met) return met;
  const atoms = atomsOf(word, previous);
  const made = atoms.length === 0 ? NO_ATOMS : atoms.map(knownAtom);
  if (known.size >= KNOWN_WORDS) known.clear();
  known.set(key, made);
  return made;
}

function knownAtom(atom: Atom): KnownAtom {
  return { atom, hash: textHash(atom) >>> 0, distinctive: isDistinctive(atom) };
}

function firstWord(text = ''): string {
  return text.trim().split(/\s+/, 1)[0] ?? '';
}

/** Two hashes in order as one, of 32 bits. */
function mix(one: number, other: number): number {
  let hash = Math.imul(one ^ (one >>> 15), 0x9e3779b1) + other;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
