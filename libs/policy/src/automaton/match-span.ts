import { PatternProgram } from './pattern-program.js';
import { mirrored, type PatternTree } from './pattern-tree.js';
import { NEIGHBOUR, neighbourOf, type Neighbour } from './place.js';

/** Where matches may begin, and which of their ends is wanted. */
interface Search {
  readonly before: Neighbour;
  readonly begins: 'anywhere' | 'here';
  readonly wanted: 'nearest' | 'farthest';
}

/**
 * Where a pattern matches: of the matches that end first the one that begins first, made as long as it can be. In UTF-16
 * code units, from the first to before the second; null when it matches nowhere. Three passes over the text, each linear
 * in it (I8).
 */
export function matchSpan(tree: PatternTree, text: string): readonly [number, number] | null {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const at = (index: number): Neighbour => {
    const point = points[index];
    return point === undefined ? NEIGHBOUR.edge : neighbourOf(point);
  };
  const program = new PatternProgram(tree);
  const nearest = findEnd(program, points, { before: NEIGHBOUR.edge, begins: 'anywhere', wanted: 'nearest' });
  if (nearest === null) return null;
  const back = points.slice(0, nearest).reverse();
  const backwards: Search = { before: at(nearest), begins: 'here', wanted: 'farthest' };
  const length = findEnd(new PatternProgram(mirrored(tree)), back, backwards) ?? 0;
  const start = nearest - length;
  const forwards: Search = { before: at(start - 1), begins: 'here', wanted: 'farthest' };
  const end = start + (findEnd(program, points.slice(start), forwards) ?? length);
  const units = (to: number): number =>
    points.slice(0, to).reduce((sum, point) => sum + (point > 0xffff ? 2 : 1), 0);
  return [units(start), units(end)];
}

/** How many characters stand before the end of a match; null when there is none. */
function findEnd(program: PatternProgram, points: readonly number[], search: Search): number | null {
  let here = new Int32Array(program.words);
  let next = new Int32Array(program.words);
  let behind = search.before;
  let found: number | null = null;
  for (let at = 0; at <= points.length; at++) {
    const point = points[at];
    const characterClass = point === undefined ? -1 : program.alphabet.classOf(point);
    const after = point === undefined ? NEIGHBOUR.edge : neighbourOf(point);
    const step = program.stepBetween(behind, after);
    const begins = at === 0 || search.begins === 'anywhere';
    if (step.completes(here, begins)) {
      found = at;
      if (search.wanted === 'nearest') return found;
    }
    if (characterClass < 0) break;
    step.run(here, program.takersOf(characterClass), next, begins ? -1 : 0);
    [here, next] = [next, here];
    behind = after;
  }
  return found;
}
