import type { Form } from '@bylaw/shell';
import { detached } from '../detached.js';
import { textHash } from '../text-hash.js';
import { atomsOf, innerNames, type Atom } from './atom.js';
import { isDistinctive } from './atom-shape.js';
import { BUCKETS, type BucketGate } from './bucket-gate.js';
import { isActive, type Candidate } from './candidate.js';

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

/** The kinds of candidates, and `x` of an atom, which is counted to know whether a candidate can come of it. */
type OfferedKind = 'p' | 'q' | 'r' | 'a' | '|' | 'x';

const KNOWN_WORDS = 20_000;
const NO_ATOMS: readonly KnownAtom[] = [];

/** What words say that passes a gate, of words that are written to and of others. */
interface OpenWords {
  readonly plain: Map<string, readonly KnownAtom[]>;
  readonly written: Map<string, readonly KnownAtom[]>;
}

const openWords = new WeakMap<BucketGate, OpenWords>();

function openWordsOf(gate: BucketGate | null): OpenWords {
  const known = gate ? openWords.get(gate) : undefined;
  if (known) return known;
  const made: OpenWords = { plain: new Map(), written: new Map() };
  if (gate) openWords.set(gate, made);
  return made;
}

/**
 * A candidate in parts, to be written out only where it is new. There is one object for all of a visit: its parts are the
 * candidate's while it is visited, and no longer.
 */
export interface OfferedCandidate {
  /** The same for the same candidate: 32 bits, signed. Others may share it. */
  readonly hash: number;
  readonly kind: OfferedKind;
  /** Its program, or the left one of a pipe; empty when it is of any program. */
  readonly program: string;
  /** Its atoms, or the right program of a pipe; empty when there are fewer. */
  readonly first: string;
  readonly second: string;
}

/** Is told of a candidate and its bucket. */
export type CandidateVisitor = (bucket: number, offered: OfferedCandidate) => void;

/** An offered candidate as text. */
export function writtenOut({ kind, program, first, second }: OfferedCandidate): Candidate {
  return [kind, program, first, second].filter((part) => part !== '').join(' ');
}

/**
 * Calls `visit` for every candidate of the forms, some more than once. With `gate`, only what stands in a bucket with a
 * mark in it, which passes most words by at the cost of a look; atoms stand in buckets of their own for that.
 */
export function visitCandidates(
  forms: readonly Form[],
  visit: CandidateVisitor,
  gate: BucketGate | null = null,
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
  /** The program of the command that is walked through. */
  private program = '';
  private readonly offered = { hash: 0, kind: 'p' as OfferedKind, program: '', first: '', second: '' };

  constructor(
    private readonly visit: CandidateVisitor,
    private readonly gate: BucketGate | null,
  ) {
    this.open = openWordsOf(gate);
  }

  command(text: string): void {
    const words = text.slice(0, FORM_LENGTH).split(/\s+/, WORDS + 1);
    const program = words[0] ?? '';
    const named = PROGRAM.test(program);
    const programHash = textHash(program);
    this.program = program;
    const active = named && isActive(program, []);
    if (active) this.offer(mix(programHash, 1), 'p');
    const earlier: KnownAtom[] = [];
    for (let index = named ? 1 : 0; index < words.length; index += 1) {
      const atoms = this.atomsAt(words, index);
      if (atoms.length === 0) continue;
      for (const one of atoms) {
        if (one.distinctive) this.offer(one.hash, 'a', one.atom);
        if (active || (named && isActive(program, [one.atom])))
          this.offer(mix(programHash, one.hash), 'q', one.atom);
      }
      if (named) this.pairs({ program, programHash }, earlier, atoms);
    }
  }

  /** The names in what an interpreter is given to run. */
  code(text: string): void {
    for (const one of this.opened(innerNames(text.slice(0, CODE_LENGTH)).map(knownAtom)))
      if (one.distinctive) this.offer(one.hash, 'a', one.atom);
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
      this.program = left;
      this.offer(mix(mix(textHash(left), 2), textHash(right)), '|', right);
    }
  }

  private pairs(
    { program, programHash }: { program: string; programHash: number },
    earlier: KnownAtom[],
    atoms: readonly KnownAtom[],
  ): void {
    const few = atoms.slice(0, ATOMS_OF_PAIRS);
    const active = isActive(program, []);
    for (const first of earlier)
      for (const second of few) {
        if (!active && !isActive(program, [first.atom, second.atom])) continue;
        const hash = mix(mix(programHash, first.hash), second.hash);
        this.offer(hash, 'r', first.atom, second.atom);
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
    if (gate) return atoms.filter(({ hash }) => gate.isOpen(mix(hash, 3) % BUCKETS));
    for (const { atom, hash } of atoms) this.offer(mix(hash, 3), 'x', atom);
    return atoms;
  }

  private remembered(word: string, written: boolean, atoms: readonly KnownAtom[]): readonly KnownAtom[] {
    if (!this.gate) return atoms;
    const open = written ? this.open.written : this.open.plain;
    if (open.size >= KNOWN_WORDS) open.clear();
    open.set(detached(word), atoms.length === 0 ? NO_ATOMS : atoms);
    return atoms;
  }

  private offer(hash: number, kind: OfferedKind, first = '', second = ''): void {
    const bucket = hash % BUCKETS;
    if (this.gate && !this.gate.isOpen(bucket)) return;
    const { offered } = this;
    offered.hash = hash | 0;
    offered.kind = kind;
    offered.program = kind === 'a' || kind === 'x' ? '' : this.program;
    offered.first = first;
    offered.second = second;
    this.visit(bucket, offered);
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
