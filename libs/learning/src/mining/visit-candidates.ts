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

/** What words say that passes a gate, of words that are written to and of others. */
interface OpenWords {
  readonly plain: Map<string, readonly KnownAtom[]>;
  readonly written: Map<string, readonly KnownAtom[]>;
}

const openWords = new WeakMap<Uint8Array, OpenWords>();

function openWordsOf(gate: Uint8Array | null): OpenWords {
  const known = gate ? openWords.get(gate) : undefined;
  if (known) return known;
  const made: OpenWords = { plain: new Map(), written: new Map() };
  if (gate) openWords.set(gate, made);
  return made;
}

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
  private readonly open: OpenWords;

  constructor(
    private readonly visit: CandidateVisitor,
    private readonly gate: Uint8Array | null,
  ) {
    this.open = openWordsOf(gate);
  }

  command(text: string): void {
    const words = text.slice(0, FORM_LENGTH).split(/\s+/, WORDS + 1);
    const program = words[0] ?? '';
    const named = PROGRAM.test(program);
    const programHash = textHash(program);
    if (named && isActive(program, [])) this.offer(mix(programHash, 1), () => `p ${program}`);
    const earlier: KnownAtom[] = [];
    for (let index = named ? 1 : 0; index < words.length; index += 1) {
      const atoms = this.atomsAt(words, index);
      if (atoms.length === 0) continue;
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
    for (const one of this.opened(innerNames(text.slice(0, CODE_LENGTH)).map(knownAtom)))
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

  /** The atoms of a word of which a candidate can come; each is counted in a bucket of its own. */
  private atomsAt(words: readonly string[], index: number): readonly KnownAtom[] {
    const word = words[index] ?? '';
    const written = index > 0 && (words[index - 1] ?? '').endsWith('>');
    const met = (written ? this.open.written : this.open.plain).get(word);
    if (met && this.gate) return met;
    const atoms = atomsOf(word, written ? '>' : '').map(knownAtom);
    return this.remembered(word, written, this.opened(atoms));
  }

  private opened(atoms: readonly KnownAtom[]): readonly KnownAtom[] {
    const { gate } = this;
    if (gate) return atoms.filter(({ hash }) => gate[mix(hash, 3) % BUCKETS] === 1);
    for (const { atom, hash } of atoms) this.visit(mix(hash, 3) % BUCKETS, () => `x ${atom}`);
    return atoms;
  }

  private remembered(word: string, written: boolean, atoms: readonly KnownAtom[]): readonly KnownAtom[] {
    if (!this.gate) return atoms;
    const open = written ? this.open.written : this.open.plain;
    if (open.size >= KNOWN_WORDS) open.clear();
    open.set(word, atoms.length === 0 ? NO_ATOMS : atoms);
    return atoms;
  }

  private offer(hash: number, candidate: () => Candidate): void {
    const bucket = hash % BUCKETS;
    if (!this.gate || this.gate[bucket] === 1) this.visit(bucket, candidate);
  }
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
