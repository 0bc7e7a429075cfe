import type { LabelledRow } from './labelled-row.js';

/** Rows to learn from, and rows that took no part in it. */
export interface Split {
  readonly name: string;
  /** Splits of one kind are summed up in one line. */
  readonly kind: 'within sources' | 'unsafe source left out' | 'safe source left out';
  readonly learn: readonly LabelledRow[];
  readonly test: readonly LabelledRow[];
}

const TEST_SHARE = 0.3;
const QUOTED = /"[^"]*"|'[^']*'/g;
const PATH = /[\w.~-]*\/[^\s;|&<>()"'`]*/g;

/**
 * What a command looks like without its names and numbers. Commands of one skeleton are all learned from or all tested on,
 * so that a rule isn't measured on copies of what it was learned from.
 */
export function skeletonOf(command: string): string {
  return command.replace(QUOTED, '"').replace(PATH, '/').replace(/\d+/g, '0').replace(/\s+/g, ' ').trim();
}

/** Three tenths of the skeletons of every source to test on, by seed. */
export function withinSources(rows: readonly LabelledRow[], seeds: readonly number[]): Split[] {
  return seeds.map((seed) => ({
    name: `seed ${seed}`,
    kind: 'within sources',
    learn: rows.filter((row) => !isTested(row, seed)),
    test: rows.filter((row) => isTested(row, seed)),
  }));
}

/** Each source tested on without having been learned from, together with three tenths of the other class's skeletons. */
export function sourcesLeftOut(rows: readonly LabelledRow[], label: LabelledRow['label']): Split[] {
  const own = rows.filter((row) => row.label === label);
  const others = rows.filter((row) => row.label !== label);
  return [...new Set(own.map(({ source }) => source))].sort().map((source) => ({
    name: source,
    kind: label === 'safe' ? 'safe source left out' : 'unsafe source left out',
    learn: [...own.filter((row) => row.source !== source), ...others.filter((row) => !isTested(row, 1))],
    test: [...own.filter((row) => row.source === source), ...others.filter((row) => isTested(row, 1))],
  }));
}

function isTested({ command }: LabelledRow, seed: number): boolean {
  return fractionOf(`${seed} ${skeletonOf(command)}`) < TEST_SHARE;
}

/** From 0 to 1, the same for the same text: FNV-1a, mixed. */
export function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
