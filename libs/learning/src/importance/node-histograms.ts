import { MOST_BINS, type TrainingMatrix } from './training-matrix.js';
import type { TreeNode, TreeSample } from './tree-sample.js';

/** Counts the commands of a node by the bins of some features, most of whose values are zero. */
export class NodeHistograms {
  /** Of each feature that was asked for, one after the other, `MOST_BINS` times two counts. */
  readonly counts: Int32Array;
  private readonly slotOf: Int16Array;

  /** `most` features are asked for at a time. */
  constructor(
    private readonly matrix: TrainingMatrix,
    private readonly sample: TreeSample,
    most: number,
  ) {
    this.counts = new Int32Array(most * MOST_BINS * 2);
    this.slotOf = new Int16Array(matrix.features).fill(-1);
  }

  /** Fills the histogram of each of the features, by whichever way looks at fewer entries. */
  count(node: TreeNode, features: Uint16Array): void {
    const { counts, matrix } = this;
    const { columnStarts, rowStarts } = matrix;
    let byColumns = 0;
    features.forEach((feature, slot) => {
      const offset = slot * MOST_BINS * 2;
      counts.fill(0, offset, offset + (matrix.bins[feature] ?? 0) * 2);
      byColumns += (columnStarts[feature + 1] ?? 0) - (columnStarts[feature] ?? 0);
    });
    const perRow = (rowStarts[matrix.rows] ?? 0) / matrix.rows;
    if (byColumns < (node.end - node.start) * (perRow + 1)) this.countColumns(node, features);
    else this.countRows(node, features);
    features.forEach((feature, slot) => {
      const offset = slot * MOST_BINS * 2;
      let { safe, unsafe } = node;
      for (let at = offset + 2; at < offset + (matrix.bins[feature] ?? 0) * 2; at += 2) {
        safe -= counts[at] ?? 0;
        unsafe -= counts[at + 1] ?? 0;
      }
      counts[offset] = safe;
      counts[offset + 1] = unsafe;
    });
  }

  private countColumns({ id }: TreeNode, features: Uint16Array): void {
    const { counts } = this;
    const { nodeOf, safe, unsafe } = this.sample;
    const { columnStarts, columnRows, columnBins } = this.matrix;
    for (let slot = 0; slot < features.length; slot += 1) {
      const feature = features[slot] ?? 0;
      const offset = slot * MOST_BINS * 2;
      const end = columnStarts[feature + 1] ?? 0;
      for (let at = columnStarts[feature] ?? 0; at < end; at += 1) {
        const row = columnRows[at] ?? 0;
        if (nodeOf[row] !== id) continue;
        const cell = offset + (columnBins[at] ?? 0) * 2;
        counts[cell] = (counts[cell] ?? 0) + (safe[row] ?? 0);
        counts[cell + 1] = (counts[cell + 1] ?? 0) + (unsafe[row] ?? 0);
      }
    }
  }

  private countRows({ start, end }: TreeNode, features: Uint16Array): void {
    const { counts, slotOf } = this;
    const { samples, safe, unsafe } = this.sample;
    const { rowStarts, rowFeatures, rowBins } = this.matrix;
    features.forEach((feature, slot) => (slotOf[feature] = slot));
    for (let index = start; index < end; index += 1) {
      const row = samples[index] ?? 0;
      const last = rowStarts[row + 1] ?? 0;
      for (let at = rowStarts[row] ?? 0; at < last; at += 1) {
        const slot = slotOf[rowFeatures[at] ?? 0] ?? -1;
        if (slot < 0) continue;
        const cell = (slot * MOST_BINS + (rowBins[at] ?? 0)) * 2;
        counts[cell] = (counts[cell] ?? 0) + (safe[row] ?? 0);
        counts[cell + 1] = (counts[cell + 1] ?? 0) + (unsafe[row] ?? 0);
      }
    }
    features.forEach((feature) => (slotOf[feature] = -1));
  }
}
