import type { CommandVectors } from './command-vectors.js';
import type { DecisionTree } from './decision-tree.js';
import { ImportanceModel } from './importance-model.js';
import type { ImportanceSettings } from './importance-settings.js';
import { buildMatrix, type TrainingMatrix } from './training-matrix.js';
import { TreeGrower, type GrownTree } from './tree-grower.js';
import { chooseVocabulary, restrict, type Vocabulary } from './vocabulary.js';

/** What every process that grows trees of one forest needs; only typed arrays and texts, so that it can be sent. */
export interface Plot {
  readonly vocabulary: Vocabulary;
  readonly matrix: TrainingMatrix;
}

/** Chooses the features and weighs them. The same commands give the same, in whatever order and shards they came. */
export function preparePlot(vectors: CommandVectors, settings: ImportanceSettings): Plot {
  const vocabulary = chooseVocabulary(vectors, settings.features);
  return { vocabulary, matrix: buildMatrix(restrict(vectors, vocabulary), vocabulary) };
}

/** Grows the trees of these numbers, one at a time, for the one who asks to show progress or to stop. */
export function* growTrees(
  { matrix }: Plot,
  settings: ImportanceSettings,
  from: number,
  to: number,
): Generator<GrownTree> {
  const grower = new TreeGrower(matrix, settings);
  for (let number = from; number < to; number += 1) yield grower.grow(number);
}

/**
 * The model of all trees, in the order of their numbers. Importances are the mean of the trees' own, of those that have a
 * split, together 1 (scikit-learn's `feature_importances_`).
 */
export function assembleModel(
  { vocabulary, matrix }: Plot,
  settings: ImportanceSettings,
  grown: readonly GrownTree[],
): ImportanceModel {
  const sums = new Float64Array(vocabulary.terms.length);
  const trees: DecisionTree[] = [];
  for (const { tree, importances } of grown) {
    trees.push(tree);
    importances.forEach((importance, feature) => (sums[feature] = (sums[feature] ?? 0) + importance));
  }
  const total = sums.reduce((sum, value) => sum + value, 0);
  return new ImportanceModel({
    settings,
    trainedOn: { safeRows: sumOf(matrix.safe), unsafeRows: sumOf(matrix.unsafe) },
    vocabulary,
    importances: Array.from(sums, (sum) => (total > 0 ? sum / total : 0)),
    trees,
  });
}

function sumOf(weights: Uint32Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
