import type { ResultRow } from './result-row.js';

/** The parts of the benchmarks, in the order in which they run. Each is loaded where it runs. */
export const PARTS = {
  decide: async (): Promise<ResultRow[]> => (await import('./decide.js')).benchDecisions(),
  peers: async (): Promise<ResultRow[]> => (await import('./peers.js')).benchPeers(),
  'worst-case': async (): Promise<ResultRow[]> => (await import('./worst-case.js')).benchWorstCases(),
  hub: async (): Promise<ResultRow[]> => (await import('./hub.js')).benchHub(),
  memory: async (): Promise<ResultRow[]> => (await import('./memory.js')).benchMemory(),
  telemetry: async (): Promise<ResultRow[]> => (await import('./telemetry.js')).benchTelemetry(),
  replay: async (): Promise<ResultRow[]> => (await import('./replay.js')).benchReplay(),
  apply: async (): Promise<ResultRow[]> => (await import('./applies.js')).benchApplies(),
  trainer: async (): Promise<ResultRow[]> => (await import('./trainer.js')).benchTrainer(),
} as const;

/** What takes so long that it runs only when it is named. */
const LONG_PARTS = {
  soak: async (options: PartOptions): Promise<ResultRow[]> => (await import('./soak.js')).benchSoak(options),
} as const;

const ALL_PARTS = { ...PARTS, ...LONG_PARTS } as const;

/** What a part may be told. */
export interface PartOptions {
  /** How long it goes on, where that is to choose. */
  readonly minutes: number;
}

export type PartName = keyof typeof ALL_PARTS;

/** All names, those that run unasked first. */
export const PART_NAMES = Object.keys(ALL_PARTS) as readonly PartName[];

export function isPart(name: string): name is PartName {
  return Object.hasOwn(ALL_PARTS, name);
}

/** Measures. @throws Error when that is not possible */
export async function runPart(name: PartName, options: PartOptions): Promise<ResultRow[]> {
  return ALL_PARTS[name](options);
}
