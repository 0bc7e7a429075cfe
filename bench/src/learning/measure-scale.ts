import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LabelledRow } from './labelled-row.js';
import type { EstimatorName } from './learned-rule.js';
import { runJson } from './run-json.js';
import { trainPeer, type PeerTraining } from './sklearn-peer.js';
import type { FileTraining } from './train-file.js';
import { writeVariedCsv } from './write-varied-csv.js';

/** One size of telemetry, trained from by everyone. */
export interface ScaleMeasure {
  readonly rows: number;
  readonly importance: FileTraining;
  readonly mined: FileTraining;
  /** Null where there is no scikit-learn. */
  readonly peer: PeerTraining | null;
  /** How many of the top 20 terms are the same, for each seed. */
  readonly overlaps: readonly number[];
  /** The same between two seeds of the peer: what chance alone does. */
  readonly peerOverlap: number | null;
}

const CHILD = join(import.meta.dirname, 'train-child.js');
/**
 * Rows live for a moment: a larger space for what is young saves `importance` a tenth of the time. It saves `mined` none, and
 * would take another 100 MB.
 */
const YOUNG = '--max-semi-space-size=32';
const TOP = 20;
const SEEDS = [1, 2, 3];
/** Beyond so many rows, the peer takes minutes: one seed. */
const MANY_ROWS = 200_000;

export async function measureScale(
  rows: readonly LabelledRow[],
  size: number,
  python: string | null,
): Promise<ScaleMeasure> {
  const folder = await mkdtemp(join(tmpdir(), 'bylaw-learning-'));
  try {
    const path = join(folder, 'rows.csv');
    await writeVariedCsv(path, rows, size, size);
    const train = (estimator: EstimatorName, seed: number): Promise<FileTraining> =>
      runJson<FileTraining>(process.execPath, [
        ...(size > MANY_ROWS && estimator === 'importance' ? [YOUNG] : []),
        CHILD,
        estimator,
        path,
        String(seed),
      ]);
    const seeds = size > MANY_ROWS ? SEEDS.slice(0, 1) : SEEDS;
    const own: FileTraining[] = [];
    const peers: PeerTraining[] = [];
    for (const seed of seeds) {
      own.push(await train('importance', seed));
      if (python !== null) peers.push(await trainPeer(python, path, seed));
    }
    return {
      rows: size,
      importance: median(own),
      mined: await train('mined', 1),
      peer: peers.length > 0 ? median(peers) : null,
      overlaps: peers.map((peer, index) => common(own[index]?.top ?? [], topOf(peer))),
      peerOverlap: peers[0] && peers[1] ? common(topOf(peers[0]), topOf(peers[1])) : null,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function topOf({ top }: PeerTraining): string[] {
  return top.map(([term]) => term);
}

function common(a: readonly string[], b: readonly string[]): number {
  const others = new Set(b.slice(0, TOP));
  return a.slice(0, TOP).filter((term) => others.has(term)).length;
}

/** The run of medium length. */
function median<T extends { readonly seconds: number }>(runs: readonly T[]): T {
  const sorted = [...runs].sort((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was measured.');
  return middle;
}
