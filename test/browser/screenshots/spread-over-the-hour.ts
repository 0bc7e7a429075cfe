import pg from 'pg';
import type { Random } from './random.js';

const HOUR_S = 3_500;

/**
 * Gives the actions that agents have asked about the times of an hour's work, in their order, and those that were imported times
 * before that: in a system that was just started all is of the same seconds. There is more to do at some times than at others.
 */
export async function spreadOverTheHour(postgresUrl: string, random: Random): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM actions WHERE source = 'agent' ORDER BY ts, id`,
    );
    const ids = rows.map(({ id }) => id);
    await client.query(
      `UPDATE actions a SET ts = now() - make_interval(secs => given.ago)
         FROM unnest($1::uuid[], $2::float8[]) AS given (id, ago) WHERE a.id = given.id`,
      [ids, timesAgo(ids.length, random)],
    );
    await client.query(`UPDATE actions SET ts = ts - interval '1 day' WHERE source = 'import'`);
    await client.query('UPDATE action_labels l SET action_ts = a.ts FROM actions a WHERE a.id = l.action_id');
  } finally {
    await client.end();
  }
}

/** Seconds, the longest ago first. */
function timesAgo(count: number, random: Random): number[] {
  const times: number[] = [];
  while (times.length < count) {
    const at = random.next();
    const busy = 0.55 + 0.4 * Math.sin(at * 17) * Math.sin(at * 5);
    if (random.next() < busy) times.push(at * HOUR_S);
  }
  return times.sort((one, other) => other - one);
}
