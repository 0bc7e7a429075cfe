import { until, withClient } from '@bylaw/testing';
import type pg from 'pg';

/** Waiting for this very holder: a worker's transactions also wait for each other, for moments, at other points. */
const HELD_UP = `
  SELECT 1 FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'bylaw-policy-worker' AND $1 = ANY (pg_blocking_pids(pid))`;

/**
 * Resolves when a policy worker waits for a lock that the connection `holder` has.
 * @throws Error after `withinMs`.
 */
export async function heldUpBy(holder: pg.Client, databaseUrl: string, withinMs: number): Promise<void> {
  const { rows } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  // On another connection: a transaction sees the same activity all along.
  await withClient(databaseUrl, (watcher) =>
    until(async () => (await watcher.query(HELD_UP, [rows[0]?.pid])).rowCount !== 0, withinMs),
  );
}
