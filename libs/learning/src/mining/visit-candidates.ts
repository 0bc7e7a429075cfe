import type { Form } from '@bylaw/shell';
import { innerNames } from './atom.js';
import { BUCKETS, type BucketGate } from './bucket-gate.js';
import type { Candidate } from './candidate.js';
import { firstWords } from './first-words.js';
import { KnownWords, type KnownAtom, type KnownProgram, type KnownWord } from './known-words.js';
import { mixedHash } from './mixed-hash.js';

const FORM_LENGTH = 600;
const CODE_LENGTH = 2_000;
const LINE_LENGTH = 2_000;
const WORDS = 24;
const FORMS = 120;
const ATOMS_OF_PAIRS = 3;
const EARLIER_ATOMS = 14;
const SEPARATOR = /(\|\||&&|[;&|])/;
const OF_PROGRAM = 1;
const OF_PIPE = 2;

/** The kinds of candidates, and `x` of an atom, which is counted to know whether a candidate can come of it. */
type OfferedKind = 'p' | 'q' | 'r' | 'a' | '|' | 'x';

const ungated = new KnownWords(null);
const gated = new WeakMap<BucketGate, KnownWords>();

function wordsKnownTo(gate: BucketGate | null): KnownWords {
  if (!gate) return ungated;
  const known = gated.get(gate);
  if (known) return known;
  const made = new KnownWords(gate);
  gated.set(gate, made);
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
 * mark in it, which passes most words by at the cost of a look; atoms stand in buckets of their own for that. A gate takes
 * candidates out and puts none in: what has enough support is counted alike, whatever else the gate lets through.
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

/** The atoms of earlier words with which pairs are made, and how many places are taken by them and by those left out. */
interface Earlier {
  readonly atoms: KnownAtom[];
  places: number;
}

class Walk {
  private readonly known: KnownWords;
  /** The program of the command that is walked through. */
  private program = '';
  private readonly offered = { hash: 0, kind: 'p' as OfferedKind, program: '', first: '', second: '' };

  constructor(
    private readonly visit: CandidateVisitor,
    private readonly gate: BucketGate | null,
  ) {
    this.known = wordsKnownTo(gate);
  }

  command(text: string): void {
    const words = firstWords(text, FORM_LENGTH, WORDS + 1);
    const program = this.known.program(words[0] ?? '');
    const { active, hash, named } = program;
    this.program = program.name;
    if (active) this.offer(mixedHash(hash, OF_PROGRAM), 'p');
    const earlier: Earlier = { atoms: [], places: 0 };
    for (let index = named ? 1 : 0; index < words.length; index += 1) {
      const written = index > 0 && (words[index - 1] ?? '').endsWith('>');
      const word = this.told(this.known.word(words[index] ?? '', written));
      for (const one of word.atoms) {
        if (one.distinctive) this.offer(one.hash, 'a', one.atom);
        if (active || (named && one.written)) this.offer(mixedHash(hash, one.hash), 'q', one.atom);
      }
      if (named && word.size > 0) this.pairs(program, earlier, word);
    }
  }

  /** The names in what an interpreter is given to run. */
  code(text: string): void {
    for (const one of this.told(this.known.open(innerNames(text.slice(0, CODE_LENGTH)))).atoms)
      if (one.distinctive) this.offer(one.hash, 'a', one.atom);
  }

  /** The neighbours in the pipes of a line. */
  pipes(line: string): void {
    if (!line.includes('|')) return;
    const parts = line.slice(0, LINE_LENGTH).split(SEPARATOR);
    for (let index = 2; index < parts.length; index += 2) {
      if (parts[index - 1] !== '|') continue;
      const left = this.known.program(firstWord(parts[index - 2]));
      const right = this.known.program(firstWord(parts[index]));
      if (!left.named || !right.named) continue;
      this.program = left.name;
      this.offer(mixedHash(mixedHash(left.hash, OF_PIPE), right.hash), '|', right.name);
    }
  }

  /** Atoms that the gate leaves out take their places all the same. */
  private pairs({ active, hash }: KnownProgram, earlier: Earlier, { size, atoms }: KnownWord): void {
    for (const first of earlier.atoms) {
      const both = mixedHash(hash, first.hash);
      for (const second of atoms) {
        if (second.place >= ATOMS_OF_PAIRS) break;
        if (!(active || first.written || second.written)) continue;
        this.offer(mixedHash(both, second.hash), 'r', first.atom, second.atom);
      }
    }
    if (earlier.places >= EARLIER_ATOMS) return;
    const places = Math.min(ATOMS_OF_PAIRS, EARLIER_ATOMS - earlier.places);
    for (const one of atoms) if (one.place < places) earlier.atoms.push(one);
    earlier.places += Math.min(size, places);
  }

  /** Without a gate, each atom is counted in a bucket of its own. */
  private told(word: KnownWord): KnownWord {
    if (!this.gate) for (const { atom, ownHash } of word.atoms) this.offer(ownHash, 'x', atom);
    return word;
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

function firstWord(text = ''): string {
  return text.trim().split(/\s+/, 1)[0] ?? '';
}
