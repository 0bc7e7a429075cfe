import type { CompiledPolicy } from '@bylaw/policy';
import { nameOf, type Contestant } from './contestant.js';

const CONTEXT = { quarantined: false };

/** Ours: canonical forms, and every rule that matches, as the hub decides. */
export function bylawContestant(policy: CompiledPolicy): Contestant {
  const rules = policy.rules.length;
  return {
    name: nameOf('Bylaw', rules),
    rules,
    denies: (command) => policy.decide({ tool: 'shell', command }, CONTEXT).decision === 'deny',
  };
}
