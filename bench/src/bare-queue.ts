import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { PrivateSystem } from './private-system.js';
import { median, perSecond } from './report.js';
import { plainRow, type ResultRow } from './result-row.js';
import { singleCommands } from './single-bodies.js';

const ROUNDS = 3;
const JOBS_AT_ONCE = 500;
const SECONDS = 2;
const SIZES = [1, 250] as const;

/** What BullMQ alone takes: `addBulk` of 500 jobs after the other, with one action each, and with as many as a hub puts into one. */
export async function benchBareQueue(system: PrivateSystem): Promise<ResultRow[]> {
  const connection = new Redis(system.redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('bare', { connection, prefix: '{bench}' });
  try {
    const rows: ResultRow[] = [];
    for (const size of SIZES) {
      const data = {
        actions: singleCommands()
          .slice(0, size)
          .map((command) => ({ command })),
      };
      const jobs = Array.from({ length: Math.ceil(JOBS_AT_ONCE / size) }, () => ({ name: 'bare', data }));
      const rates: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        rates.push((await jobsPerSecond(queue, jobs)) * size);
        await queue.obliterate({ force: true });
      }
      const what = `bare \`addBulk\`, ${size} to a job (actions)`;
      rows.push(plainRow(what, perSecond(median(rates))));
    }
    return rows;
  } finally {
    await queue.close();
    connection.disconnect();
  }
}

async function jobsPerSecond(queue: Queue, jobs: { name: string; data: object }[]): Promise<number> {
  const since = performance.now();
  let added = 0;
  while (performance.now() - since < SECONDS * 1_000) {
    await queue.addBulk(jobs);
    added += jobs.length;
  }
  return (added * 1_000) / (performance.now() - since);
}
