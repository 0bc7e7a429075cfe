import type { ResultRow } from './result-row.js';

/** The parts of the benchmarks, in the order in which they run. Each is loaded where it runs. */
export const PARTS = {
  decide: async (): Promise<ResultRow[]> => (await import('./decide.js')).benchDecisions(),
  'worst-case': async (): Promise<ResultRow[]> => (await import('./worst-case.js')).benchWorstCases(),
  hub: async (): Promise<ResultRow[]> => (await import('./hub.js')).benchHub(),
  memory: async (): Promise<ResultRow[]> => (await import('./memory.js')).benchMemory(),
  trainer: async (): Promise<ResultRow[]> => (await import('./trainer.js')).benchTrainer(),
} as const;

export type PartName = keyof typeof PARTS;

export function isPart(name: string): name is PartName {
  return Object.hasOwn(PARTS, name);
}
