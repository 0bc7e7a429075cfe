import { withClient } from '@bylaw/testing';
import { heldUpBy } from './held-up.js';
import type { World } from './world.js';

const WITHIN_MS = 20_000;

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
    await heldUpBy(holder, postgresUrl, WITHIN_MS);
    await work();
    await holder.query('ROLLBACK');
  });
  await applying;
}
