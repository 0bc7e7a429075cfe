import type { Assertion, PatternTree } from './pattern-tree.js';

/** The places of a pattern that take a character are its positions, numbered from 0 in the order of the pattern. */
export interface Positions {
  /** Which of `sets` the characters of each position are. */
  readonly setOf: readonly number[];
  /** The different sets of characters, each as ascending pairs of first and last code point. */
  readonly sets: readonly (readonly number[])[];
  readonly assertions: ReadonlySet<Assertion>;
}

/** How a match goes on at a place between characters at which some assertions hold and others don't. */
export interface Links {
  /** Whether the pattern matches the empty text here. */
  readonly matchesEmpty: boolean;
  /** The positions with which a match can begin. */
  readonly first: readonly number[];
  /** The positions after which a match is complete. */
  readonly last: readonly number[];
  /** How many positions there are. */
  readonly positions: number;
  /** What can come next. */
  readonly links: readonly Link[];
}

/** Positions behind any of which any of others can come next. Either may be there twice. */
export interface Link {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

type Part = Pick<Links, 'matchesEmpty' | 'first' | 'last'>;

/** Numbers the positions of a pattern. */
export function positionsOf(tree: PatternTree): Positions {
  const setOf: number[] = [];
  const sets: (readonly number[])[] = [];
  const numbers = new Map<readonly number[] | string, number>();
  const assertions = new Set<Assertion>();
  const numberOf = (ranges: readonly number[]): number => {
    // The same object mostly: to write down a large class takes long.
    const same = numbers.get(ranges);
    if (same !== undefined) return same;
    const text = ranges.join();
    const number = numbers.get(text) ?? sets.push(ranges) - 1;
    numbers.set(text, number).set(ranges, number);
    return number;
  };
  const visit = (node: PatternTree): void => {
    if (node.kind === 'character') setOf.push(numberOf(node.ranges));
    else if (node.kind === 'assertion') assertions.add(node.assertion);
    else if ('parts' in node) node.parts.forEach(visit);
    else visit(node.part);
  };
  visit(tree);
  return { setOf, sets, assertions };
}

/**
 * Links the positions of a pattern, where the assertions in it hold or not. V. M. Glushkov, "The abstract theory of automata"
 * (1961), with assertions as texts that are empty where they hold and that nothing matches where they don't: all that
 * stand between the same two characters are asked at the same place.
 */
export function linkPositions(tree: PatternTree, holdsHere: (assertion: Assertion) => boolean): Links {
  const links: Link[] = [];
  let positions = 0;
  const link = (from: readonly number[], to: readonly number[]): void => {
    if (from.length > 0 && to.length > 0) links.push({ from, to });
  };
  const visit = (node: PatternTree): Part => {
    switch (node.kind) {
      case 'character': {
        const position = positions++;
        return { matchesEmpty: false, first: [position], last: [position] };
      }
      case 'assertion':
        return { matchesEmpty: holdsHere(node.assertion), first: [], last: [] };
      case 'concatenation':
        return concatenate(node.parts.map(visit), link);
      case 'alternation':
        return alternate(node.parts.map(visit));
      default: {
        const part = visit(node.part);
        if (node.kind !== 'optional') link(part.last, part.first);
        return node.kind === 'plus' ? part : { ...part, matchesEmpty: true };
      }
    }
  };
  return { ...visit(tree), positions, links };
}

function concatenate(
  parts: readonly Part[],
  link: (from: readonly number[], to: readonly number[]) => void,
): Part {
  let matchesEmpty = true;
  const first: number[] = [];
  let last: number[] = [];
  for (const part of parts) {
    link(last, part.first);
    if (matchesEmpty) first.push(...part.first);
    last = part.matchesEmpty ? [...last, ...part.last] : [...part.last];
    matchesEmpty &&= part.matchesEmpty;
  }
  return { matchesEmpty, first, last };
}

function alternate(parts: readonly Part[]): Part {
  return {
    matchesEmpty: parts.some((part) => part.matchesEmpty),
    first: parts.flatMap((part) => part.first),
    last: parts.flatMap((part) => part.last),
  };
}

/** Whether a match can begin, where some assertions hold and others don't. */
export function canBegin(tree: PatternTree, holdsHere: (assertion: Assertion) => boolean): boolean {
  const { matchesEmpty, takes } = opening(tree, holdsHere);
  return matchesEmpty || takes;
}

interface Opening {
  readonly matchesEmpty: boolean;
  /** Whether it can take a character that stands here. */
  readonly takes: boolean;
}

function opening(tree: PatternTree, holdsHere: (assertion: Assertion) => boolean): Opening {
  switch (tree.kind) {
    case 'character':
      return { matchesEmpty: false, takes: true };
    case 'assertion':
      return { matchesEmpty: holdsHere(tree.assertion), takes: false };
    case 'alternation': {
      const parts = tree.parts.map((part) => opening(part, holdsHere));
      return {
        matchesEmpty: parts.some((part) => part.matchesEmpty),
        takes: parts.some((part) => part.takes),
      };
    }
    case 'concatenation': {
      let takes = false;
      for (const part of tree.parts) {
        const next = opening(part, holdsHere);
        takes ||= next.takes;
        if (!next.matchesEmpty) return { matchesEmpty: false, takes };
      }
      return { matchesEmpty: true, takes };
    }
    case 'plus':
      return opening(tree.part, holdsHere);
    default:
      return { matchesEmpty: true, takes: opening(tree.part, holdsHere).takes };
  }
}
