import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { runJson } from './run-json.js';

/** What the original method with scikit-learn came to. */
export interface PeerTraining {
  readonly seconds: number;
  readonly peakMb: number;
  readonly terms: readonly string[];
  readonly top: readonly (readonly [term: string, importance: number])[];
}

/** Debian's packages are for its own Python, which need not be the first one on the path. */
const PYTHONS = ['python3', '/usr/bin/python3'];
const SCRIPT = join(import.meta.dirname, '../../src/learning/sklearn-reference.py');

/** A Python that can import scikit-learn, with its version; null where there is none. */
export function findPython(): { readonly python: string; readonly version: string } | null {
  for (const python of PYTHONS) {
    try {
      const code = 'import sklearn; print(sklearn.__version__)';
      const version = execFileSync(python, ['-c', code], { stdio: ['ignore', 'pipe', 'ignore'] });
      return { python, version: version.toString().trim() };
    } catch {
      // The next one may have it.
    }
  }
  return null;
}

/** Trains from a CSV file in a process of its own, on all cores. */
export function trainPeer(python: string, path: string, seed: number): Promise<PeerTraining> {
  return runJson<PeerTraining>(python, [SCRIPT, path, String(seed)]);
}
