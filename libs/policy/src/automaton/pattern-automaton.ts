import { MAX_WORK, PatternProgram } from './pattern-program.js';
import type { PatternTree } from './pattern-tree.js';
import { NEIGHBOUR, NEIGHBOURS, type Neighbour } from './place.js';
import { StateTable } from './state-table.js';
import { stepThrough } from './step-through.js';

/** The most that all transitions of a pattern may cost together when it costs more to step through it, in the same words. */
const MAX_COMPLETE_WORK = 6_000_000;

/** What bounds the time and the memory of an automaton that can be stepped through. */
export interface AutomatonBounds {
  /** How many words of 4 bytes its states and their transitions take. */
  readonly words: number;
  /** How many transitions one text may add. */
  readonly added: number;
}

const BOUNDS: AutomatonBounds = { words: 8_192, added: 1_024 };

/** Room for all states of a small automaton. One that is not small, which no new rule can be, is still stepped through. */
const ROOM_FOR_ALL: AutomatonBounds = { words: 262_144, added: Infinity };

/** Where a transition leads that leads to no state. */
const UNKNOWN = -1;
const MATCHED = -2;
const DEAD = -3;
const NOT_KEPT = -4;

/**
 * Finds out whether a pattern matches somewhere in a text, in time linear in the text (I8). Sets of positions that were
 * seen before are states of a deterministic automaton that grows while it is used: a character costs one look-up. Where
 * too many would be needed, all positions are stepped through at once and nothing is kept, at the pattern's `work` for
 * each character.
 */
export class PatternAutomaton {
  private readonly program: PatternProgram;
  private readonly classes: number;
  private readonly beginsLater: boolean;
  private readonly bounds: AutomatonBounds;
  private states: StateTable;
  /** For each state and class of characters the first transition of the next state. */
  private transitions = new Int32Array(0);
  private added = 0;
  private isFull = false;
  private readonly here: Int32Array;
  private readonly next: Int32Array;

  /** `bounds` are those of a pattern that can be stepped through; another one keeps all its states. */
  constructor(tree: PatternTree, bounds = BOUNDS) {
    this.program = new PatternProgram(tree);
    this.bounds = this.work <= MAX_WORK ? bounds : ROOM_FOR_ALL;
    const { words, alphabet } = this.program;
    this.classes = alphabet.size;
    this.beginsLater = NEIGHBOURS.some(
      (neighbour) => neighbour !== NEIGHBOUR.edge && this.program.beginsBehind(neighbour),
    );
    this.here = new Int32Array(words);
    this.next = new Int32Array(words);
    this.states = new StateTable(words);
    this.restart();
  }

  /** What a character costs at most, in words read and written. */
  get work(): number {
    return this.program.work;
  }

  /** Whether every text is matched within the bounds of time: by stepping through it, or as there are few states. */
  get isBounded(): boolean {
    return this.work <= MAX_WORK || this.isSmall();
  }

  /** Whether the pattern matches somewhere in the text. */
  matches(text: string): boolean {
    if (this.isFull) this.restart();
    this.added = 0;
    const { alphabet } = this.program;
    const { ascii } = alphabet;
    const { length } = text;
    let from = 0;
    for (let at = 0; at < length; at++) {
      const start = at;
      const code = text.codePointAt(at) ?? 0;
      if (code > 0xffff) at += 1;
      const characterClass = code < ascii.length ? (ascii[code] ?? 0) : alphabet.classOf(code);
      let to = this.transitions[from + characterClass] ?? UNKNOWN;
      if (to === UNKNOWN) to = this.transition(from, characterClass);
      if (to < 0) return to === NOT_KEPT ? this.stepThrough(text, start, from) : to === MATCHED;
      from = to;
    }
    return this.matchesAtEnd(from);
  }

  /** Finds out where a class of characters leads, and keeps that if there is room. */
  private transition(from: number, characterClass: number): number {
    const { program, here, next } = this;
    this.added += 1;
    if (this.added > this.bounds.added) return NOT_KEPT;
    const number = from / this.classes;
    this.states.copy(number, here);
    const after = program.neighbourOf(characterClass);
    const step = program.stepBetween(this.neighbourBehind(number), after);
    let to = MATCHED;
    if (!step.completes(here)) {
      step.run(here, program.takersOf(characterClass), next);
      const isDead = !this.beginsLater && next.every((word) => word === 0);
      to = isDead ? DEAD : this.placeOf(next, program.remembered(after));
    }
    if (to !== NOT_KEPT) this.transitions[from + characterClass] = to;
    return to;
  }

  /** Where the transitions begin of a state, which may be a new one. */
  private placeOf(bits: Int32Array, before: Neighbour): number {
    const known = this.states.find(bits, before);
    if (known >= 0) return known * this.classes;
    const place = this.states.size * this.classes;
    const end = place + this.classes;
    if (end + this.states.size * this.program.words > this.bounds.words && place > 0) {
      this.isFull = true;
      return NOT_KEPT;
    }
    if (end > this.transitions.length) {
      const larger = new Int32Array(Math.max(end, 2 * this.transitions.length)).fill(UNKNOWN);
      larger.set(this.transitions);
      this.transitions = larger;
    }
    this.states.add(bits, before);
    return place;
  }

  /** Goes on at a state without keeping anything. */
  private stepThrough(text: string, at: number, from: number): boolean {
    const number = from / this.classes;
    this.states.copy(number, this.here);
    return stepThrough(this.program, text, { at, before: this.neighbourBehind(number), here: this.here });
  }

  private matchesAtEnd(from: number): boolean {
    const number = from / this.classes;
    this.states.copy(number, this.here);
    return this.program.stepBetween(this.neighbourBehind(number), NEIGHBOUR.edge).completes(this.here);
  }

  private neighbourBehind(number: number): Neighbour {
    return this.states.markOf(number) as Neighbour;
  }

  /** Whether all states are few enough to be found while one text is matched. */
  private isSmall(): boolean {
    const costOfOne = this.work + 2 * this.program.words;
    for (let from = 0; from < this.states.size * this.classes; from += this.classes) {
      if ((from + this.classes) * costOfOne > MAX_COMPLETE_WORK) return false;
      for (let characterClass = 0; characterClass < this.classes; characterClass++) {
        if (this.transition(from, characterClass) === NOT_KEPT) return false;
      }
    }
    return true;
  }

  private restart(): void {
    this.states = new StateTable(this.program.words);
    this.transitions = new Int32Array(0);
    this.isFull = false;
    this.placeOf(this.here.fill(0), this.program.remembered(NEIGHBOUR.edge));
  }
}
