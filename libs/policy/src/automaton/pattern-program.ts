import { Alphabet } from './alphabet.js';
import { BitStep, wordsFor, type Bits } from './bit-step.js';
import { ClassStep } from './class-step.js';
import type { Assertion, PatternTree } from './pattern-tree.js';
import { contains, holds, NEIGHBOUR, neighbourOf, NEIGHBOURS, TOLD_APART, type Neighbour } from './place.js';
import { canBegin, linkPositions, positionsOf, type Positions } from './position-automaton.js';

/**
 * The most that one character may cost when a text is stepped through, in words read and written: with what it costs beside its step
 * about 50 ns where this was measured, 3.5 ms for 64 KB. `MAX_RULE_WORK` bounds what a rule costs on forms that are longer.
 */
export const MAX_WORK = 14;

/**
 * A pattern as sets of positions: where in it a match can be, and how that goes on with each character. Never changes; what texts
 * ask for is made when it is first asked for, as most texts need a small part of it.
 */
export class PatternProgram {
  readonly alphabet: Alphabet;
  /** How many words a set of positions has. */
  readonly words: number;
  private readonly positions: Positions;
  private readonly assertions: readonly Assertion[];
  /** By the neighbours before and after a place: a bit for each assertion that holds there. */
  private readonly held: readonly number[];
  private readonly alike: readonly Neighbour[];
  /** By class. */
  private readonly neighbours: readonly Neighbour[];
  /** By class. */
  private readonly takers: (Bits | undefined)[];
  /** By what is held. */
  private readonly steps: (BitStep | undefined)[];

  constructor(private readonly tree: PatternTree) {
    this.positions = positionsOf(tree);
    const { setOf, sets, assertions } = this.positions;
    this.assertions = [...assertions];
    this.alphabet = new Alphabet(assertions.size === 0 ? sets : [...sets, ...TOLD_APART]);
    this.held = NEIGHBOURS.flatMap((before) => NEIGHBOURS.map((after) => this.heldBetween(before, after)));
    this.alike = NEIGHBOURS.map((before) => this.firstLike(before));
    this.words = wordsFor(setOf.length);
    this.neighbours = this.alphabet.members.map(neighbourOf);
    this.takers = this.alphabet.members.map(() => undefined);
    this.steps = new Array<BitStep | undefined>(1 << this.assertions.length).fill(undefined);
  }

  /** How positions go on between two neighbours. Where the same assertions hold, it is the same. */
  stepBetween(before: Neighbour, after: Neighbour): BitStep {
    const held = this.held[before * NEIGHBOURS.length + after] ?? 0;
    return (this.steps[held] ??= new BitStep(linkPositions(this.tree, this.holdsWhere(held))));
  }

  /** How positions go on behind a neighbour with a character of a class: what `stepBetween` answers, made to be run often. */
  classStep(before: Neighbour, characterClass: number): ClassStep {
    const after = this.neighbourOf(characterClass);
    return new ClassStep(this.stepBetween(before, after), this.takersOf(characterClass), after);
  }

  /** The positions that take a character of a class. */
  takersOf(characterClass: number): Bits {
    const known = this.takers[characterClass];
    if (known) return known;
    const { setOf, sets } = this.positions;
    const member = this.alphabet.members[characterClass] ?? 0;
    const isTaken = sets.map((ranges) => contains(ranges, member));
    const takers = new Int32Array(this.words);
    setOf.forEach((set, position) => {
      if (isTaken[set] === true)
        takers[position >>> 5] = (takers[position >>> 5] ?? 0) | (1 << (position & 31));
    });
    this.takers[characterClass] = takers;
    return takers;
  }

  /** The most that one character costs, in words read and written, whatever came before it. */
  get work(): number {
    const steps = NEIGHBOURS.flatMap((before) => NEIGHBOURS.map((after) => this.stepBetween(before, after)));
    return Math.max(...[...new Set(steps)].map((step) => this.workOf(step)));
  }

  /** What the characters of a class are as neighbours. */
  neighbourOf(characterClass: number): Neighbour {
    return this.neighbours[characterClass] ?? NEIGHBOUR.other;
  }

  /** One for all neighbours that this pattern, standing behind them, doesn't tell apart. */
  remembered(before: Neighbour): Neighbour {
    return this.alike[before] ?? before;
  }

  /** Whether a match can begin behind a neighbour: not behind a character when the pattern starts with `^`. */
  beginsBehind(before: Neighbour): boolean {
    return NEIGHBOURS.some((after) =>
      canBegin(this.tree, this.holdsWhere(this.held[before * NEIGHBOURS.length + after] ?? 0)),
    );
  }

  /** Asks for single classes only where that makes a difference. */
  private workOf(step: BitStep): number {
    if (step.work <= MAX_WORK) return step.work;
    const works = this.alphabet.members.map(
      (_, characterClass) => new ClassStep(step, this.takersOf(characterClass), NEIGHBOUR.other).work,
    );
    return Math.max(...works);
  }

  private heldBetween(before: Neighbour, after: Neighbour): number {
    return this.assertions.reduce(
      (held, assertion, at) => held | (holds(assertion, before, after) ? 1 << at : 0),
      0,
    );
  }

  private holdsWhere(held: number): (assertion: Assertion) => boolean {
    return (assertion) => ((held >> this.assertions.indexOf(assertion)) & 1) === 1;
  }

  private firstLike(before: Neighbour): Neighbour {
    const { held } = this;
    const isAlike = (other: Neighbour): boolean =>
      NEIGHBOURS.every(
        (after) => held[before * NEIGHBOURS.length + after] === held[other * NEIGHBOURS.length + after],
      );
    return NEIGHBOURS.find(isAlike) ?? before;
  }
}
