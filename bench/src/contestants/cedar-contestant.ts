import { createRequire } from 'node:module';
import type { ExampleRule } from '../example-rules.js';
import { nameOf, type Contestant } from './contestant.js';

interface Answer {
  readonly type: string;
  readonly response?: { readonly decision: string };
}

/** The part of Cedar that is used; its types are there only where the peers are installed. */
interface Cedar {
  preparsePolicySet(id: string, policies: { readonly staticPolicies: Record<string, string> }): Answer;
  statefulIsAuthorized(call: Record<string, unknown>): Answer;
}

const POLICY_SET = 'bench';
const REQUEST = {
  principal: { type: 'Agent', id: 'agent' },
  action: { type: 'Action', id: 'run' },
  resource: { type: 'Tool', id: 'shell' },
  preparsedPolicySetId: POLICY_SET,
  entities: [],
};

/**
 * Cedar with one policy a rule, parsed once, on the line as sent. It has no regular expressions, so that each rule is the
 * nearest pattern of its `like` operator.
 * @throws Error when Cedar does not take the rules, or does not answer
 */
export function cedarContestant(rules: readonly ExampleRule[]): Contestant {
  const cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs') as Cedar;
  const policies = rules.map(({ like }, n) => [
    `rule-${n}`,
    `forbid(principal, action, resource) when { context.command like ${JSON.stringify(like)} };`,
  ]);
  const staticPolicies = Object.fromEntries([
    ['default', 'permit(principal, action, resource);'],
    ...policies,
  ]) as Record<string, string>;
  const parsed = cedar.preparsePolicySet(POLICY_SET, { staticPolicies });
  if (parsed.type !== 'success') throw new Error(`Cedar took no policies: ${JSON.stringify(parsed)}`);
  return {
    name: nameOf('Cedar', rules.length),
    rules: rules.length,
    denies: (command) => {
      const { response } = cedar.statefulIsAuthorized({ ...REQUEST, context: { command } });
      if (!response) throw new Error(`Cedar did not answer for ${command}`);
      return response.decision === 'deny';
    },
  };
}
