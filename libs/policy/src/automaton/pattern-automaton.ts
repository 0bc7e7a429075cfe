import { MatchingBudget } from '../matching-budget.js';
import { RuleBudget } from '../rule-budget.js';
import { MAX_WORK, PatternProgram } from './pattern-program.js';
import type { PatternTree } from './pattern-tree.js';
import { NEIGHBOUR, NEIGHBOURS, type Neighbour } from './place.js';
import { StateTable } from './state-table.js';
import { stepThrough } from './step-through.js';

/**
 * The most that all transitions of a pattern may cost together when it costs more to step through it, in the same words. They are
 * found in some texts, and what is left of a text of 64 KB is stepped through.
 */
const MAX_COMPLETE_WORK = 9_000_000;

/** The same where stepping through the rest of a text would take too long, so that they have to be found in one. */
const MAX_COMPLETE_WORK_AT_ONCE = 1_900_000;

/** Up to this the rest of a text can be stepped through. */
const MAX_WORK_OF_REST = 28;

/** What bounds the time and the memory of an automaton that can be stepped through. */
export interface AutomatonBounds {
  /** How many words of 4 bytes its states and their transitions take. */
  readonly words: number;
  /** How many transitions the texts of one action may add. */
  readonly added: number;
}

const BOUNDS: AutomatonBounds = { words: 8_192, added: 1_024 };

/** Those of an automaton that keeps all its states, as it costs more to be stepped through. */
const SMALL_BOUNDS: AutomatonBounds = { words: 262_144, added: 3_072 };

/** Those of one that finds all its states in one text. */
const BOUNDS_AT_ONCE: AutomatonBounds = { ...SMALL_BOUNDS, added: Infinity };

/**
 * In the same words, what it costs to build an automaton, to match a text beside its characters, to step through a character beside
 * its step, and to add a transition.
 */
const COST_OF_TEXT = 32;
const COST_OF_CHARACTER = 3;
const COST_OF_BUILDING = 15_000;
const COST_OF_BUILDING_WORDS = 8_000;
const COST_OF_TRANSITION = 40;
const COST_OF_ITS_WORDS = 8;

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
  /** What is left for the action that was matched last. */
  readonly budget = new RuleBudget();
  private readonly program: PatternProgram;
  private readonly classes: number;
  private knownToBeginLater: boolean | undefined;
  private knownWork: number | undefined;
  private states: StateTable;
  /** For each state and class of characters the first transition of the next state. */
  private transitions = new Int32Array(0);
  /** Where `follow` has come to. */
  private from = 0;
  private isFull = false;
  private readonly here: Int32Array;
  private readonly next: Int32Array;

  /** `bounds` are those of a pattern that can be stepped through; another one keeps all its states. */
  constructor(
    tree: PatternTree,
    private readonly bounds = BOUNDS,
  ) {
    this.program = new PatternProgram(tree);
    const { words, alphabet } = this.program;
    this.classes = alphabet.size;
    this.here = new Int32Array(words);
    this.next = new Int32Array(words);
    this.states = new StateTable(words);
    this.restart();
  }

  /** About what it has cost to build this, in words read and written. */
  get costOfBuilding(): number {
    return COST_OF_BUILDING + COST_OF_BUILDING_WORDS * this.program.words;
  }

  /** What a character costs at most, in words read and written. */
  get work(): number {
    return (this.knownWork ??= this.program.work);
  }

  /** Whether every text is matched within the bounds of time: by stepping through it, or as there are few states. */
  get isBounded(): boolean {
    return this.canBeSteppedThrough || this.isSmall();
  }

  /**
   * Whether the pattern matches somewhere in the text.
   * @throws Error when that would take more than is left of the budget
   */
  matches(text: string, whole = new MatchingBudget()): boolean {
    if (!this.budget.isFor(whole)) this.begin(whole);
    this.budget.spend(COST_OF_TEXT + text.length);
    let at = 0;
    let from = 0;
    for (;;) {
      at = this.follow(text, at, from);
      from = this.from;
      const code = text.codePointAt(at);
      if (code === undefined) return this.matchesAtEnd(from);
      const characterClass = this.program.alphabet.classOf(code);
      let to = this.transitions[from + characterClass] ?? UNKNOWN;
      if (to === UNKNOWN) to = this.transition(from, characterClass);
      if (to === NOT_KEPT) return this.stepThrough(text, at, from);
      if (to < 0) return to === MATCHED;
      from = to;
      at += code > 0xffff ? 2 : 1;
    }
  }

  /**
   * Goes on by the transitions that are known, and answers where that ends: `from` is then the first transition of the state
   * there. This is where the time goes, so that it is small enough to be compiled in no time.
   */
  private follow(text: string, start: number, from: number): number {
    const { transitions } = this;
    const { alphabet } = this.program;
    const { ascii } = alphabet;
    const { length } = text;
    let at = start;
    let here = from;
    while (at < length) {
      const code = text.codePointAt(at) ?? 0;
      const characterClass = code < ascii.length ? (ascii[code] ?? 0) : alphabet.classOf(code);
      const to = transitions[here + characterClass] ?? UNKNOWN;
      if (to < 0) break;
      here = to;
      at += code > 0xffff ? 2 : 1;
    }
    this.from = here;
    return at;
  }

  /** Finds out where a class of characters leads, and keeps that if there is room. */
  private transition(from: number, characterClass: number): number {
    const { program, here, next, budget } = this;
    if (budget.added >= this.bounds.added && budget.added >= this.largestBounds.added) return NOT_KEPT;
    budget.added += 1;
    budget.spend(COST_OF_TRANSITION + COST_OF_ITS_WORDS * program.words);
    const number = from / this.classes;
    this.states.copy(number, here);
    const after = program.neighbourOf(characterClass);
    const step = program.stepBetween(this.neighbourBehind(number), after);
    let to = MATCHED;
    if (!step.completes(here)) {
      step.run(here, program.takersOf(characterClass), next);
      const isDead = next.every((word) => word === 0) && !this.beginsLater;
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
    if (!this.hasRoom(end + this.states.size * this.program.words) && place > 0) {
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

  private hasRoom(words: number): boolean {
    return words <= this.bounds.words || words <= this.largestBounds.words;
  }

  /** The bounds, of which those that every pattern has are looked at first: to find out which ones a pattern has takes long. */
  private get largestBounds(): AutomatonBounds {
    if (this.canBeSteppedThrough) return this.bounds;
    return this.work <= MAX_WORK_OF_REST ? SMALL_BOUNDS : BOUNDS_AT_ONCE;
  }

  /** Goes on at a state without keeping anything. */
  private stepThrough(text: string, at: number, from: number): boolean {
    const number = from / this.classes;
    const { program, here, next, budget } = this;
    this.states.copy(number, here);
    budget.spend((text.length - at) * (COST_OF_CHARACTER + this.work));
    return stepThrough(program, text, { at, before: this.neighbourBehind(number), here, next }, budget.steps);
  }

  private matchesAtEnd(from: number): boolean {
    const number = from / this.classes;
    this.states.copy(number, this.here);
    return this.program.stepBetween(this.neighbourBehind(number), NEIGHBOUR.edge).completes(this.here);
  }

  private neighbourBehind(number: number): Neighbour {
    return this.states.markOf(number) as Neighbour;
  }

  /** Whether all states are few enough to be kept. */
  private isSmall(): boolean {
    const canStepThroughRest = this.work <= MAX_WORK_OF_REST;
    const whole = new MatchingBudget(canStepThroughRest ? MAX_COMPLETE_WORK : MAX_COMPLETE_WORK_AT_ONCE);
    try {
      for (let from = 0; from < this.states.size * this.classes; from += this.classes) {
        this.budget.begin(whole);
        for (let characterClass = 0; characterClass < this.classes; characterClass++) {
          if (this.transition(from, characterClass) === NOT_KEPT) return false;
        }
      }
      return true;
    } catch {
      return false;
    }
  }

  private get canBeSteppedThrough(): boolean {
    return this.work <= MAX_WORK;
  }

  /** Whether a match can begin behind a character, and not at the beginning of the text only. */
  private get beginsLater(): boolean {
    return (this.knownToBeginLater ??= NEIGHBOURS.some(
      (neighbour) => neighbour !== NEIGHBOUR.edge && this.program.beginsBehind(neighbour),
    ));
  }

  private begin(whole: MatchingBudget): void {
    if (this.isFull) this.restart();
    this.budget.begin(whole);
  }

  private restart(): void {
    this.states = new StateTable(this.program.words);
    this.transitions = new Int32Array(0);
    this.isFull = false;
    this.placeOf(this.here.fill(0), this.program.remembered(NEIGHBOUR.edge));
  }
}
