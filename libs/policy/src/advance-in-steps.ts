import type { CompiledPolicy } from './compiled-policy.js';
import type { PolicySnapshot } from './rule.js';

/** Rules compiled between two pauses: some tens of milliseconds. */
const RULES_OF_A_STEP = 1_000;

/**
 * The policy at another version, as `CompiledPolicy.advance` answers it. Where it has many more rules they are compiled a
 * thousand at a time with `pause` in between, so that a process can go on with other things.
 * @throws what `advance` throws
 */
export async function advanceInSteps(
  from: CompiledPolicy,
  target: PolicySnapshot,
  pause: () => Promise<unknown>,
): Promise<CompiledPolicy> {
  const { version, rules } = target;
  let policy = from;
  for (let known = from.rules.length + RULES_OF_A_STEP; known < rules.length; known += RULES_OF_A_STEP) {
    policy = policy.advance({ version, rules: rules.slice(0, known) });
    await pause();
  }
  return policy.advance(target);
}
