import { SAFE, UNSAFE, type VectorSet } from './vector-set.js';
import type { Vocabulary } from './vocabulary.js';

/** Values of a feature above zero are sorted into this many bins at most; bin 0 is zero. */
export const MOST_BINS = 256;
/** Values nearer to each other than this are the same (scikit-learn's `FEATURE_THRESHOLD`). */
const SAME = 1e-7;

/**
 * What trees are grown from: different vectors as rows, each with its numbers of safe and unsafe commands; TF-IDF values,
 * none of them negative, most of them zero, and only the others stored, by rows and by columns. Values are exact where a
 * feature has at most 255 different ones, otherwise in bins of equally many rows.
 */
export interface TrainingMatrix {
  readonly rows: number;
  readonly features: number;
  readonly safe: Uint32Array;
  readonly unsafe: Uint32Array;
  /** Where the entries of each row start; one more at the end. */
  readonly rowStarts: Uint32Array;
  readonly rowFeatures: Uint16Array;
  readonly rowBins: Uint8Array;
  /** Where the entries of each column start, by ascending rows; one more at the end. */
  readonly columnStarts: Uint32Array;
  readonly columnRows: Uint32Array;
  readonly columnBins: Uint8Array;
  /** Of each feature: bins in use, the one for zero included. */
  readonly bins: Uint16Array;
  /** The least and the greatest value of each bin of each feature, `MOST_BINS` to a feature. */
  readonly lowest: Float32Array;
  readonly highest: Float32Array;
}

/** TF-IDF with l2 norm of the rows that `restrict` made, in their canonical order. */
export function buildMatrix(set: VectorSet, vocabulary: Vocabulary): TrainingMatrix {
  const features = vocabulary.terms.length;
  const rows = readRows(set, vocabulary);
  const entries = rows.features.length;
  const columns = transpose(rows.features, rows.starts, features);
  const rowBins = new Uint8Array(entries);
  const columnBins = new Uint8Array(entries);
  const bins = new Uint16Array(features);
  const lowest = new Float32Array(features * MOST_BINS);
  const highest = new Float32Array(features * MOST_BINS);
  for (let feature = 0; feature < features; feature += 1) {
    const start = columns.starts[feature] ?? 0;
    const end = columns.starts[feature + 1] ?? 0;
    const values = new Float32Array(end - start);
    for (let at = start; at < end; at += 1) values[at - start] = rows.values[columns.entries[at] ?? 0] ?? 0;
    const edges = binEdges(values.slice().sort());
    bins[feature] = edges.length + 1;
    edges.forEach(([low, high], index) => {
      lowest[feature * MOST_BINS + index + 1] = low;
      highest[feature * MOST_BINS + index + 1] = high;
    });
    for (let at = start; at < end; at += 1) {
      const bin = binOf(values[at - start] ?? 0, edges);
      columnBins[at] = bin;
      rowBins[columns.entries[at] ?? 0] = bin;
    }
  }
  return {
    rows: set.size,
    features,
    safe: rows.safe,
    unsafe: rows.unsafe,
    rowStarts: rows.starts,
    rowFeatures: rows.features,
    rowBins,
    columnStarts: columns.starts,
    columnRows: columns.rows,
    columnBins,
    bins,
    lowest,
    highest,
  };
}

function readRows(set: VectorSet, { idf }: Vocabulary) {
  const order = set.canonicalOrder();
  const entries = set.pairs.length / 2;
  const safe = new Uint32Array(set.size);
  const unsafe = new Uint32Array(set.size);
  const starts = new Uint32Array(set.size + 1);
  const features = new Uint16Array(entries);
  const values = new Float32Array(entries);
  let at = 0;
  order.forEach((vector, row) => {
    safe[row] = set.weight(vector, SAFE);
    unsafe[row] = set.weight(vector, UNSAFE);
    const [start, end] = [set.start(vector), set.end(vector)];
    let squares = 0;
    for (let pair = start; pair < end; pair += 1) {
      const weight = (set.pairs.values[pair * 2 + 1] ?? 0) * (idf[set.pairs.values[pair * 2] ?? 0] ?? 0);
      squares += weight * weight;
    }
    const norm = Math.sqrt(squares);
    for (let pair = start; pair < end; pair += 1) {
      const feature = set.pairs.values[pair * 2] ?? 0;
      features[at] = feature;
      values[at] = ((set.pairs.values[pair * 2 + 1] ?? 0) * (idf[feature] ?? 0)) / norm;
      at += 1;
    }
    starts[row + 1] = at;
  });
  return { safe, unsafe, starts, features, values };
}

/** Entries by columns: where each column starts, and of each entry its row and its place among the rows' entries. */
function transpose(rowFeatures: Uint16Array, rowStarts: Uint32Array, features: number) {
  const starts = new Uint32Array(features + 1);
  for (const feature of rowFeatures) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
  for (let feature = 0; feature < features; feature += 1)
    starts[feature + 1] = (starts[feature + 1] ?? 0) + (starts[feature] ?? 0);
  const next = starts.slice();
  const rows = new Uint32Array(rowFeatures.length);
  const entries = new Uint32Array(rowFeatures.length);
  for (let row = 0; row < rowStarts.length - 1; row += 1) {
    for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at += 1) {
      const feature = rowFeatures[at] ?? 0;
      const place = next[feature] ?? 0;
      next[feature] = place + 1;
      rows[place] = row;
      entries[place] = at;
    }
  }
  return { starts, rows, entries };
}

/** The least and the greatest value of each bin above zero. */
function binEdges(sorted: Float32Array): (readonly [low: number, high: number])[] {
  const distinct: { low: number; high: number; count: number }[] = [];
  for (const value of sorted) {
    const last = distinct.at(-1);
    if (last && value <= last.high + SAME) {
      last.high = value;
      last.count += 1;
    } else distinct.push({ low: value, high: value, count: 1 });
  }
  if (distinct.length < MOST_BINS) return distinct.map(({ low, high }) => [low, high]);
  const edges: (readonly [number, number])[] = [];
  let low = distinct[0]?.low ?? 0;
  let seen = 0;
  for (const { high, count } of distinct) {
    if (Number.isNaN(low)) low = high;
    seen += count;
    if (seen < (sorted.length * (edges.length + 1)) / (MOST_BINS - 1)) continue;
    edges.push([low, high]);
    low = Number.NaN;
  }
  return edges;
}

/** The bin of a value above zero: the first whose greatest value is not below it. */
function binOf(value: number, edges: readonly (readonly [number, number])[]): number {
  let from = 0;
  let to = edges.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((edges[middle]?.[1] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from + 1;
}
