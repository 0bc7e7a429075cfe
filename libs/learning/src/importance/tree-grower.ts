import { LEAF, type DecisionTree } from './decision-tree.js';
import { bestSplit, weightedGini, type FeatureSplit } from './gini.js';
import { NodeHistograms } from './node-histograms.js';
import { RandomStream } from './random-stream.js';
import { MOST_BINS, type TrainingMatrix } from './training-matrix.js';
import { TreeSample, type TreeNode } from './tree-sample.js';

/** One tree with what each feature took away from impurity, all features together 1 (or 0 of a tree without a split). */
export interface GrownTree {
  readonly tree: DecisionTree;
  readonly importances: Float64Array;
}

export interface TreeSettings {
  readonly seed: number;
  /** Levels of splits, at most 15. */
  readonly depth: number;
}

interface Split extends FeatureSplit {
  readonly feature: number;
}

/**
 * Grows trees as scikit-learn's `RandomForestClassifier` does: a bootstrap sample of as many commands, at each node √features
 * features drawn, and on until one of them is not constant, the best threshold of all by Gini, down to a depth or to pure
 * nodes. A tree depends on the matrix, the seed and its own number alone.
 */
export class TreeGrower {
  private readonly sample: TreeSample;
  private readonly histograms: NodeHistograms;
  private readonly order: Uint16Array;
  /** Features to draw at each node. */
  private readonly drawn: number;
  private random = new RandomStream(0, 0);
  private importances = new Float64Array(0);
  private nodes: { feature: number; threshold: number; right: number; share: number }[] = [];

  constructor(
    private readonly matrix: TrainingMatrix,
    private readonly settings: TreeSettings,
  ) {
    const { features } = matrix;
    this.sample = new TreeSample(matrix);
    this.order = Uint16Array.from({ length: features }, (_, feature) => feature);
    this.drawn = Math.min(features, Math.max(1, Math.floor(Math.sqrt(features))));
    this.histograms = new NodeHistograms(matrix, this.sample, this.drawn);
  }

  /** The tree of this number: the same in every process. */
  grow(number: number): GrownTree {
    this.random = new RandomStream(this.settings.seed, number);
    this.importances = new Float64Array(this.matrix.features);
    this.nodes = [];
    this.order.forEach((_, index) => (this.order[index] = index));
    this.growNode(this.sample.draw(this.random));
    const total = this.importances.reduce((sum, value) => sum + value, 0);
    return {
      tree: {
        features: Int16Array.from(this.nodes, ({ feature }) => feature),
        thresholds: Float32Array.from(this.nodes, ({ threshold }) => threshold),
        rights: Uint16Array.from(this.nodes, ({ right }) => right),
        shares: Float32Array.from(this.nodes, ({ share }) => share),
      },
      importances: total > 0 ? this.importances.map((value) => value / total) : this.importances,
    };
  }

  private growNode(node: TreeNode): void {
    const { safe, unsafe } = node;
    const place = { feature: LEAF, threshold: 0, right: 0, share: unsafe / (safe + unsafe) };
    this.nodes.push(place);
    if (node.depth >= this.settings.depth || safe === 0 || unsafe === 0 || node.end - node.start < 2) return;
    const split = this.bestOfDrawn(node) ?? this.splitOfAnother(node);
    if (!split) return;
    const { feature, leftSafe, leftUnsafe } = split;
    const gain =
      weightedGini(safe, unsafe) -
      weightedGini(leftSafe, leftUnsafe) -
      weightedGini(safe - leftSafe, unsafe - leftUnsafe);
    this.importances[feature] = (this.importances[feature] ?? 0) + Math.max(0, gain);
    place.feature = feature;
    place.threshold = this.thresholdOf(split);
    const { middle, rightId } = this.sample.partition(node, split);
    const depth = node.depth + 1;
    this.growNode({ start: node.start, end: middle, depth, id: node.id, safe: leftSafe, unsafe: leftUnsafe });
    place.right = this.nodes.length;
    this.growNode({
      start: middle,
      end: node.end,
      depth,
      id: rightId,
      safe: safe - leftSafe,
      unsafe: unsafe - leftUnsafe,
    });
  }

  /** The best split of √features features, drawn without replacement; null when all of them are constant. */
  private bestOfDrawn(node: TreeNode): Split | null {
    const { order, random, drawn } = this;
    for (let index = 0; index < drawn; index += 1) {
      const other = index + random.below(order.length - index);
      const feature = order[other] ?? 0;
      order[other] = order[index] ?? 0;
      order[index] = feature;
    }
    const features = order.subarray(0, drawn);
    this.histograms.count(node, features);
    let best: Split | null = null;
    features.forEach((feature, slot) => {
      const split = bestSplit(this.histograms.counts, slot * MOST_BINS * 2, this.matrix.bins[feature] ?? 0);
      if (split && (!best || split.purity > best.purity)) best = { ...split, feature };
    });
    return best;
  }

  /**
   * When all drawn features are constant, the first further one that is not would be drawn: any of those with the same
   * chance. Null when there is none.
   */
  private splitOfAnother(node: TreeNode): Split | null {
    const varying = this.sample.varyingFeatures(node);
    const feature = varying[this.random.below(varying.length)];
    if (feature === undefined) return null;
    this.histograms.count(node, Uint16Array.of(feature));
    const split = bestSplit(this.histograms.counts, 0, this.matrix.bins[feature] ?? 0);
    return split && { ...split, feature };
  }

  /** In the middle between what goes left and what goes right, as single precision has it. */
  private thresholdOf({ feature, bin, nextBin }: Split): number {
    const { highest, lowest } = this.matrix;
    const left = highest[feature * MOST_BINS + bin] ?? 0;
    const right = lowest[feature * MOST_BINS + nextBin] ?? 0;
    const middle = Math.fround((left + right) / 2);
    return middle < right ? middle : left;
  }
}
