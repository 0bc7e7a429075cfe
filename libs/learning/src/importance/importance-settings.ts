/** How the forest is grown; the defaults are those of the method that Bylaw started from. */
export interface ImportanceSettings {
  /** Words and n-grams that become features at most. */
  readonly features: number;
  readonly trees: number;
  /** Levels of splits of each tree, 15 at most. */
  readonly depth: number;
  /** Another seed gives another forest; the same one the same forest, byte for byte. */
  readonly seed: number;
  /** Labelled commands without which nothing is learned. */
  readonly minRows: number;
}

export const DEFAULT_IMPORTANCE_SETTINGS: ImportanceSettings = {
  features: 500,
  trees: 200,
  depth: 10,
  seed: 42,
  minRows: 10,
};

/** @throws RangeError when a setting is out of its range */
export function checkImportanceSettings(settings: ImportanceSettings): void {
  const ranges = { features: [1, 32_000], trees: [1, 10_000], depth: [1, 15], minRows: [2, 1e9] } as const;
  for (const [name, [least, most]] of Object.entries(ranges)) {
    const value = settings[name as keyof typeof ranges];
    if (!Number.isInteger(value) || value < least || value > most)
      throw new RangeError(`${name} is ${value}; it must be a whole number from ${least} to ${most}.`);
  }
  if (!Number.isInteger(settings.seed))
    throw new RangeError(`The seed is ${settings.seed}; it must be whole.`);
}
