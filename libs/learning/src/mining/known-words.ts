import { detached } from '../detached.js';
import { textHash } from '../text-hash.js';
import { atomsOf, type Atom } from './atom.js';
import { isDistinctive } from './atom-shape.js';
import { BUCKETS, type BucketGate } from './bucket-gate.js';
import { isInert } from './candidate.js';
import { mixedHash } from './mixed-hash.js';

/** An atom with what is worked out once: words come again and again. */
export interface KnownAtom {
  readonly atom: Atom;
  readonly hash: number;
  /** Its place among all atoms of its word, from 0 on. */
  readonly place: number;
  /** The hash of the atom by itself, which is counted to know whether a candidate can come of it. */
  readonly ownHash: number;
  readonly distinctive: boolean;
  /** Whether something is written there. */
  readonly written: boolean;
}

/** What a word says. */
export interface KnownWord {
  /** How many atoms it has, whatever can come of them. */
  readonly size: number;
  /** Those of which a candidate can come. */
  readonly atoms: readonly KnownAtom[];
}

/** A program with what is worked out once. */
export interface KnownProgram {
  readonly name: string;
  readonly hash: number;
  /** Whether it is a name at all. */
  readonly named: boolean;
  /** Whether commands of it do something where nothing is written. */
  readonly active: boolean;
}

const PROGRAM = /^[\w.+-]{1,40}$/;
const OF_ATOM = 3;
/** Most words say nothing of which a candidate can come: by their sizes. */
const MUTE: KnownWord[] = [];

/** Of words and programs; then all are forgotten. Words of which little can come take little. */
const MOST_OPEN = 20_000;
const MOST_OF_ALL = 8_000;

/** What words and programs say, worked out once; with a gate only what passes it. */
export class KnownWords {
  private readonly plain = new Map<string, KnownWord>();
  private readonly written = new Map<string, KnownWord>();
  private readonly programs = new Map<string, KnownProgram>();

  constructor(private readonly gate: BucketGate | null) {}

  /** What a word says, and whether it stands where something is written. */
  word(word: string, written: boolean): KnownWord {
    const known = written ? this.written : this.plain;
    const met = known.get(word);
    if (met) return met;
    const said = this.open(atomsOf(word, written ? '>' : ''));
    if (known.size >= (this.gate ? MOST_OPEN : MOST_OF_ALL)) known.clear();
    known.set(detached(word), said);
    return said;
  }

  /** What of the atoms can be a part of a candidate: of most words, nothing. */
  open(atoms: readonly Atom[]): KnownWord {
    const { gate } = this;
    const open: KnownAtom[] = [];
    atoms.forEach((atom, place) => {
      const hash = textHash(atom) >>> 0;
      const ownHash = mixedHash(hash, OF_ATOM);
      if (!gate || gate.isOpen(ownHash % BUCKETS)) open.push(knownAtom(detached(atom), place, hash, ownHash));
    });
    const size = atoms.length;
    return open.length > 0 ? { size, atoms: open } : (MUTE[size] ??= { size, atoms: open });
  }

  program(word: string): KnownProgram {
    const met = this.programs.get(word);
    if (met) return met;
    const name = detached(word);
    const named = PROGRAM.test(name);
    const program = { name, hash: textHash(name), named, active: named && !isInert(name) };
    if (this.programs.size >= MOST_OPEN) this.programs.clear();
    if (named) this.programs.set(name, program);
    return program;
  }
}

function knownAtom(atom: Atom, place: number, hash: number, ownHash: number): KnownAtom {
  return {
    atom,
    hash,
    place,
    ownHash,
    distinctive: isDistinctive(atom),
    written: atom.startsWith('>'),
  };
}
