import { createRequire } from 'node:module';
import type { ExampleRule } from '../example-rules.js';
import { nameOf, type Contestant } from './contestant.js';

interface Enforcer {
  addPolicies(lines: readonly (readonly string[])[]): Promise<boolean>;
  enforceSync(tool: string, command: string): boolean;
}

/** The part of casbin that is used; its types are there only where the peers are installed. */
interface Casbin {
  newModelFromString(text: string): unknown;
  newEnforcer(model: unknown): Promise<Enforcer>;
}

const MODEL = `
[request_definition]
r = tool, command
[policy_definition]
p = tool, pattern, eft
[policy_effect]
e = !some(where (p.eft == deny))
[matchers]
m = (p.tool == "*" || r.tool == p.tool) && regexMatch(r.command, p.pattern)
`;

/**
 * casbin with one policy line a rule, for any tool as ours are, on the line as sent. Its `regexMatch` takes no flags, so the rules with `(?i)` are
 * given without.
 * @throws Error when casbin does not take the rules
 */
export async function casbinContestant(rules: readonly ExampleRule[]): Promise<Contestant> {
  const casbin = createRequire(import.meta.url)('casbin') as Casbin;
  const enforcer = await casbin.newEnforcer(casbin.newModelFromString(MODEL));
  const lines = rules.map(({ pattern }) => ['*', pattern.replace(/^\(\?i\)/, ''), 'deny']);
  if (!(await enforcer.addPolicies(lines))) throw new Error('casbin took no policies');
  return {
    name: nameOf('casbin', rules.length),
    rules: rules.length,
    denies: (command) => !enforcer.enforceSync('shell', command),
  };
}
