import { CommandVectors } from './command-vectors.js';
import { assembleModel, growTrees, preparePlot, type Plot } from './grow-forest.js';
import type { ImportanceModel } from './importance-model.js';
import {
  checkImportanceSettings,
  DEFAULT_IMPORTANCE_SETTINGS,
  type ImportanceSettings,
} from './importance-settings.js';
import type { GrownTree } from './tree-grower.js';
import { VocabularyCounts } from './vocabulary-counts.js';

/** One labelled command, as it was sent. */
export interface ImportanceRow {
  readonly command: string;
  readonly label: 'safe' | 'unsafe';
}

/** How training ends: with a model, or with why there can't be one. */
export type ImportanceOutcome =
  { readonly status: 'trained'; readonly model: ImportanceModel } | ImportanceRefusal;

export interface ImportanceRefusal {
  readonly status: 'failed';
  readonly code: 'too_few_labels' | 'one_class_only';
  readonly message: string;
}

/** What a training is doing: how much of which step is done, rows of the first two, trees of the last. */
export type ImportanceProgress = (step: 'vocabulary' | 'vectors' | 'trees', done: number) => void;

/** Grows all trees of a forest, in this thread or in others; the trees are the same. It tells how many there are so far. */
export type GrowForest = (
  plot: Plot,
  settings: ImportanceSettings,
  progress?: (trees: number) => void,
) => Promise<readonly GrownTree[]>;

/**
 * The method that Bylaw started from, in full: TF-IDF of word 1- to 3-grams and a random forest, as scikit-learn's
 * `TfidfVectorizer(ngram_range=(1, 3), max_features=500)` and `RandomForestClassifier(200, max_depth=10)` with their
 * defaults. `rows` are read twice, and not kept. The steps can be called alone: `VocabularyCounts`, `CommandVectors`
 * (additive: shards count, and merge), `preparePlot`, `growTrees` (any numbers of them anywhere), `assembleModel`.
 * @throws RangeError when an option is out of its range
 */
export function trainImportance(
  rows: Iterable<ImportanceRow>,
  options: Partial<ImportanceSettings> = {},
): ImportanceOutcome {
  const settings = settingsOf(options);
  const counts = new VocabularyCounts();
  for (const { command, label } of rows) counts.add(command, label);
  const refusal = refuseImportance(counts, settings);
  if (refusal) return refusal;
  const vectors = new CommandVectors(counts.frequent(settings.features));
  for (const { command, label } of rows) vectors.add(command, label);
  const plot = preparePlot(vectors, settings);
  const grown = [...growTrees(plot, settings, 0, settings.trees)];
  return { status: 'trained', model: assembleModel(plot, settings, grown) };
}

/**
 * The same from rows that come in batches, as from a file: `read` is called twice, and must give the same rows. The model
 * is the one that `trainImportance` makes of them.
 * @throws RangeError when an option is out of its range, and what `read` and `how` throw
 */
export async function trainImportanceFrom(
  read: () => AsyncIterable<readonly ImportanceRow[]>,
  options: Partial<ImportanceSettings> = {},
  how: { readonly progress?: ImportanceProgress; readonly grow?: GrowForest } = {},
): Promise<ImportanceOutcome> {
  const settings = settingsOf(options);
  const counts = new VocabularyCounts();
  for await (const batch of read()) {
    for (const { command, label } of batch) counts.add(command, label);
    how.progress?.('vocabulary', counts.safeRows + counts.unsafeRows);
  }
  const refusal = refuseImportance(counts, settings);
  if (refusal) return refusal;
  const vectors = new CommandVectors(counts.frequent(settings.features));
  let rows = 0;
  for await (const batch of read()) {
    for (const { command, label } of batch) vectors.add(command, label);
    how.progress?.('vectors', (rows += batch.length));
  }
  const plot = preparePlot(vectors, settings);
  const grow = how.grow ?? growHere;
  const grown = await grow(plot, settings, (trees) => how.progress?.('trees', trees));
  return { status: 'trained', model: assembleModel(plot, settings, grown) };
}

/** Grows a forest in this thread, with time between trees for what else the process has to do. */
export const growHere: GrowForest = async (plot, settings, progress) => {
  const grown: GrownTree[] = [];
  for (const tree of growTrees(plot, settings, 0, settings.trees)) {
    grown.push(tree);
    progress?.(grown.length);
    await new Promise((resolve) => void setImmediate(resolve));
  }
  return grown;
};

function settingsOf(options: Partial<ImportanceSettings>): ImportanceSettings {
  const settings = { ...DEFAULT_IMPORTANCE_SETTINGS, ...options };
  checkImportanceSettings(settings);
  return settings;
}

/** Why the first counts already end a run; nothing when it goes on. */
export function refuseImportance(
  counts: Pick<VocabularyCounts, 'safeRows' | 'unsafeRows' | 'terms'>,
  settings: ImportanceSettings,
): ImportanceRefusal | undefined {
  const { safeRows, unsafeRows } = counts;
  const rows = safeRows + unsafeRows;
  if (rows < settings.minRows)
    return {
      status: 'failed',
      code: 'too_few_labels',
      message: `Too few labelled commands: ${rows}, and training needs at least ${settings.minRows}.`,
    };
  if (safeRows === 0 || unsafeRows === 0)
    return {
      status: 'failed',
      code: 'one_class_only',
      message: `All ${rows} labelled commands are ${safeRows > 0 ? 'safe' : 'unsafe'}: training needs both classes.`,
    };
  if (counts.terms > 0) return undefined;
  return {
    status: 'failed',
    code: 'too_few_labels',
    message: `None of the ${rows} labelled commands has a word of two letters: there is nothing to learn from.`,
  };
}
