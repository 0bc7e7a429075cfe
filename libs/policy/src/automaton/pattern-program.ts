import { Alphabet } from './alphabet.js';
import { bitsOf, BitStep, wordsFor, type Bits } from './bit-step.js';
import { ClassStep } from './class-step.js';
import type { Assertion, PatternTree } from './pattern-tree.js';
import { contains, holds, NEIGHBOUR, neighbourOf, NEIGHBOURS, TOLD_APART, type Neighbour } from './place.js';
import { linkPositions, positionsOf } from './position-automaton.js';

/**
 * The most that one character may cost when a text is stepped through, in words read and written: about 2.4 ns each where
 * this was measured, which makes 5 ms for 64 KB.
 */
export const MAX_WORK = 31;

/** A pattern as sets of positions: where in it a match can be, and how that goes on with each character. Immutable. */
export class PatternProgram {
  readonly alphabet: Alphabet;
  /** How many words a set of positions has. */
  readonly words: number;
  /** By class. */
  private readonly takers: readonly Bits[];
  /** By class. */
  private readonly neighbours: readonly Neighbour[];
  /** By the neighbours before and after a place. Those at which the same assertions hold are one. */
  private readonly steps: readonly BitStep[];
  private readonly alike: readonly Neighbour[];

  constructor(tree: PatternTree) {
    const { setOf, sets, assertions } = positionsOf(tree);
    this.alphabet = new Alphabet(assertions.size === 0 ? sets : [...sets, ...TOLD_APART]);
    const { members } = this.alphabet;
    this.steps = stepsOf(tree, [...assertions]);
    this.alike = NEIGHBOURS.map((before) => this.firstLike(before));
    this.words = wordsFor(setOf.length);
    this.neighbours = members.map(neighbourOf);
    this.takers = members.map((member) => {
      const isTaken = sets.map((ranges) => contains(ranges, member));
      return bitsOf(
        this.words,
        setOf.flatMap((set, position) => (isTaken[set] === true ? [position] : [])),
      );
    });
  }

  /** How positions go on between two neighbours. */
  stepBetween(before: Neighbour, after: Neighbour): BitStep {
    const step = this.steps[before * NEIGHBOURS.length + after];
    if (!step) throw new RangeError('no such neighbours');
    return step;
  }

  /** How positions go on behind a neighbour with a character of a class: what `stepBetween` answers, made to be run often. */
  classStep(before: Neighbour, characterClass: number): ClassStep {
    const after = this.neighbourOf(characterClass);
    return new ClassStep(this.stepBetween(before, after), this.takersOf(characterClass), after);
  }

  /** The positions that take a character of a class. */
  takersOf(characterClass: number): Bits {
    const takers = this.takers[characterClass];
    if (!takers) throw new RangeError('no such class');
    return takers;
  }

  /** The most that one character costs, in words read and written, whatever came before it. */
  get work(): number {
    const steps = [...new Set(this.steps)];
    return Math.max(...steps.map((step) => this.workOf(step)));
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
    return NEIGHBOURS.some((after) => this.stepBetween(before, after).begins);
  }

  /** Asks for single classes only where that makes a difference. */
  private workOf(step: BitStep): number {
    if (step.work <= MAX_WORK) return step.work;
    return Math.max(...this.takers.map((takers) => new ClassStep(step, takers, NEIGHBOUR.other).work));
  }

  private firstLike(before: Neighbour): Neighbour {
    const isAlike = (other: Neighbour): boolean =>
      NEIGHBOURS.every((after) => this.stepBetween(before, after) === this.stepBetween(other, after));
    return NEIGHBOURS.find(isAlike) ?? before;
  }
}

function stepsOf(tree: PatternTree, assertions: readonly Assertion[]): BitStep[] {
  const steps = new Map<number, BitStep>();
  const stepWhere = (held: number): BitStep => {
    const holdsHere = (assertion: Assertion): boolean => ((held >> assertions.indexOf(assertion)) & 1) === 1;
    const step = steps.get(held) ?? new BitStep(linkPositions(tree, holdsHere));
    steps.set(held, step);
    return step;
  };
  return NEIGHBOURS.flatMap((before) =>
    NEIGHBOURS.map((after) =>
      stepWhere(
        assertions.reduce((held, assertion, at) => held | (holds(assertion, before, after) ? 1 << at : 0), 0),
      ),
    ),
  );
}
