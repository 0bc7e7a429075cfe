import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryStateDir, until } from '@bylaw/testing';
import type { CleanUps } from './clean-ups.js';
import { trial, type TrialResult } from './trial.js';
import { withWorld } from './with-world.js';

const DISK = '512m';
const FULL_MS = 10_000;
const FULL_WITHIN_MS = 60_000;

/** The disk that Postgres keeps its data on is full for a while: a small one of its own, in memory. */
export const diskFull = {
  name: `disk full for Postgres for ${FULL_MS / 1_000} s`,

  /** Its result, or why it is not possible on this machine. */
  tryIt: async (seed: number, cleanUps: CleanUps): Promise<TrialResult | string> => {
    const stateDir = temporaryStateDir();
    const dataDir = join(stateDir, 'postgres');
    mkdirSync(dataDir);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=711`, 'tmpfs', dataDir], {
        stdio: 'pipe',
      });
    } catch (error) {
      rmSync(stateDir, { recursive: true, force: true });
      return `a small disk can't be mounted (${(error as Error).message.trim()})`;
    }
    const removeDisk = async (): Promise<void> => {
      execFileSync('umount', [dataDir]);
      rmSync(stateDir, { recursive: true, force: true });
    };
    const options = { stateDir, flags: ['--hubs', '2'] };
    return cleanUps.after(removeDisk, () =>
      withWorld({ seed, options, cleanUps }, (world) =>
        trial(world, { name: diskFull.name, inflict: () => fill(stateDir) }),
      ),
    );
  },
};

/** Leaves no room, waits until Postgres has said that there is none, and some more. */
async function fill(stateDir: string): Promise<void> {
  const ballast = join(stateDir, 'postgres', 'ballast');
  const complaints = (): number =>
    readFileSync(join(stateDir, 'logs', 'postgres.log'), 'utf8').split('No space left on device').length;
  const before = complaints();
  try {
    await until(async () => {
      fillUp(ballast);
      return complaints() > before;
    }, FULL_WITHIN_MS);
    await sleep(FULL_MS);
  } finally {
    rmSync(ballast, { force: true });
  }
}

/** Makes a file as large as it can get. */
function fillUp(file: string): void {
  const { bavail, bsize } = statfsSync(dirname(file));
  try {
    if (bavail > 0) writeFileSync(file, Buffer.alloc(bavail * bsize), { flag: 'a' });
  } catch (error) {
    // Postgres was quicker to take the last of it.
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
