import { until, withClient } from '@bylaw/testing';
import type { World } from './world.js';

const WAITING = `
  SELECT 1 FROM pg_stat_activity
  WHERE wait_event_type = 'Lock' AND application_name = 'bylaw-policy-worker' AND query LIKE '%policy_state%'`;

/**
 * Has a policy worker apply a suggestion and holds it up in the middle of its transaction while `work` is done. Resolves
 * when the suggestion has been applied.
 */
export async function duringApply({ system, operators }: World, work: () => Promise<void>): Promise<void> {
  const suggestion = await operators.propose();
  const { postgresUrl } = system.state();
  let applying: Promise<unknown> = Promise.resolve();
  await withClient(postgresUrl, async (holder) => {
    await holder.query('BEGIN');
    await holder.query('SELECT version FROM policy_state FOR UPDATE');
    applying = operators.apply(suggestion);
    // On another connection: a transaction sees the same activity all along.
    await withClient(postgresUrl, (watcher) =>
      until(async () => (await watcher.query(WAITING)).rowCount !== 0, 20_000),
    );
    await work();
    await holder.query('ROLLBACK');
  });
  await applying;
}
