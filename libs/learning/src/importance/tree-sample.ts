import { Bootstrap } from './bootstrap.js';
import type { RandomStream } from './random-stream.js';
import type { TrainingMatrix } from './training-matrix.js';

/** A node of a growing tree: its rows are `samples[start..end)`, and `nodeOf` says `id` of them. */
export interface TreeNode {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly id: number;
  readonly safe: number;
  readonly unsafe: number;
}

/** The commands that one tree is grown from, and in which of its nodes they are. Used again for the next tree. */
export class TreeSample {
  /** Rows, those of one node next to each other and ascending. */
  readonly samples: Uint32Array;
  /** The node that each row is in; 0 when it was not drawn. */
  readonly nodeOf: Uint16Array;
  /** How often safe and unsafe commands of each row were drawn. */
  readonly safe: Uint32Array;
  readonly unsafe: Uint32Array;
  private readonly spare: Uint32Array;
  private readonly bootstrap: Bootstrap;
  private lastId = 0;

  constructor(private readonly matrix: TrainingMatrix) {
    const { rows } = matrix;
    this.samples = new Uint32Array(rows);
    this.spare = new Uint32Array(rows);
    this.nodeOf = new Uint16Array(rows);
    this.safe = new Uint32Array(rows);
    this.unsafe = new Uint32Array(rows);
    this.bootstrap = new Bootstrap(matrix);
  }

  /** Draws as many commands as there are, with replacement, and answers the root. */
  draw(random: RandomStream): TreeNode {
    const { safe, unsafe, nodeOf, samples } = this;
    this.lastId = 1;
    this.bootstrap.draw(random, safe, unsafe);
    let end = 0;
    let allSafe = 0;
    let allUnsafe = 0;
    for (let row = 0; row < samples.length; row += 1) {
      const drawn = (safe[row] ?? 0) + (unsafe[row] ?? 0) > 0;
      nodeOf[row] = drawn ? 1 : 0;
      if (drawn) samples[end++] = row;
      allSafe += safe[row] ?? 0;
      allUnsafe += unsafe[row] ?? 0;
    }
    return { start: 0, end, depth: 0, id: 1, safe: allSafe, unsafe: allUnsafe };
  }

  /** Puts a node's rows that go left before those that go right; both stay in ascending order. */
  partition(
    node: TreeNode,
    { feature, bin }: { readonly feature: number; readonly bin: number },
  ): { middle: number; rightId: number } {
    const { samples, spare, nodeOf } = this;
    const { columnStarts, columnRows, columnBins, rowStarts } = this.matrix;
    const rightId = (this.lastId += 1);
    const end = columnStarts[feature + 1] ?? 0;
    const start = columnStarts[feature] ?? 0;
    const perRow = (rowStarts[this.matrix.rows] ?? 0) / this.matrix.rows;
    if (end - start < (node.end - node.start) * (perRow + 1)) {
      for (let at = start; at < end; at += 1) {
        const row = columnRows[at] ?? 0;
        if (nodeOf[row] === node.id && (columnBins[at] ?? 0) > bin) nodeOf[row] = rightId;
      }
    } else {
      for (let index = node.start; index < node.end; index += 1) {
        const row = samples[index] ?? 0;
        if (this.binOf(row, feature) > bin) nodeOf[row] = rightId;
      }
    }
    let middle = node.start;
    let moved = 0;
    for (let index = node.start; index < node.end; index += 1) {
      const row = samples[index] ?? 0;
      if (nodeOf[row] === rightId) spare[moved++] = row;
      else samples[middle++] = row;
    }
    samples.set(spare.subarray(0, moved), middle);
    return { middle, rightId };
  }

  private binOf(row: number, feature: number): number {
    const { rowStarts, rowFeatures, rowBins } = this.matrix;
    const end = rowStarts[row + 1] ?? 0;
    for (let at = rowStarts[row] ?? 0; at < end; at += 1)
      if (rowFeatures[at] === feature) return rowBins[at] ?? 0;
    return 0;
  }

  /** The features that don't have the same value in all rows of a node. */
  varyingFeatures({ start, end }: TreeNode): number[] {
    const { samples, matrix } = this;
    const seen = new Map<number, { rows: number; bin: number; varies: boolean }>();
    for (let index = start; index < end; index += 1) {
      const row = samples[index] ?? 0;
      for (let at = matrix.rowStarts[row] ?? 0; at < (matrix.rowStarts[row + 1] ?? 0); at += 1) {
        const feature = matrix.rowFeatures[at] ?? 0;
        const bin = matrix.rowBins[at] ?? 0;
        const before = seen.get(feature);
        if (!before) seen.set(feature, { rows: 1, bin, varies: false });
        else {
          before.rows += 1;
          before.varies ||= before.bin !== bin;
        }
      }
    }
    return [...seen]
      .filter(([, { rows, varies }]) => varies || rows < end - start)
      .map(([feature]) => feature)
      .sort((a, b) => a - b);
  }
}
