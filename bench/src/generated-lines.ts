import { CommandGenerator } from './command-generator.js';

export const GENERATED_SEED = 20_261_122;
const GENERATED = 5_000;

/** The generated lines that everybody is asked about, the same in every run. */
export function generatedLines(): readonly string[] {
  return new CommandGenerator(GENERATED_SEED).take(GENERATED);
}
