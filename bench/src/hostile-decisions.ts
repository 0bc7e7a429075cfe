import { checkPattern, CompiledPolicy, DEFAULT_POLICY_SETTINGS, type Rule } from '@bylaw/policy';
import { HOSTILE_LINES } from './hostile-lines.js';
import { hostileTexts, type HostilePattern } from './hostile-patterns.js';
import { ruleOf } from './rule-of.js';

/** A decision to be measured again and again. */
export interface HostileDecision {
  /** What is slow about it, as it is shown. */
  readonly what: string;
  /** Decides once, and answers for how many milliseconds by the clock. */
  readonly decide: () => number;
}

/** One rule on the texts that are bait for its pattern: before it has decided anything, and after. */
export interface HostileRule {
  readonly first: readonly HostileDecision[];
  /** To be run after those of `first`. */
  readonly later: readonly HostileDecision[];
}

/** The decisions of a rule whose pattern is accepted; null when it is refused, which is printed. */
export function hostileRule({ pattern, bait }: HostilePattern): HostileRule | null {
  const what = `\`${pattern.length > 40 ? `${pattern.slice(0, 39)}…` : pattern}\``;
  const check = checkPattern(pattern);
  if (!check.ok) {
    process.stdout.write(`${what.padEnd(46)} refused: ${check.reason}\n`);
    return null;
  }
  const rules = [ruleOf(pattern)];
  const texts = hostileTexts(bait).map((text) => {
    let policy = compile(rules);
    const timed = (): number => decideTime(policy, 'browser', text);
    const first = (): number => {
      policy = compile(rules);
      return timed();
    };
    return { first: { what, decide: first }, later: { what, decide: timed } };
  });
  return { first: texts.map(({ first }) => first), later: texts.map(({ later }) => later) };
}

/** Rules on each hostile command line. */
export function hostileLines(rules: readonly Rule[]): HostileDecision[] {
  const policy = compile(rules);
  return HOSTILE_LINES.map(([name, line]) => {
    const { reason } = policy.decide({ tool: 'shell', command: line }, { quarantined: false });
    const givenUp = reason.includes('could not be evaluated') ? ', given up' : '';
    return { what: `\`${name}\`${givenUp}`, decide: () => decideTime(policy, 'shell', line) };
  });
}

/** Milliseconds by the clock of one decision. */
export function decideTime(policy: CompiledPolicy, tool: string, command: string): number {
  const start = performance.now();
  policy.decide({ tool, command }, { quarantined: false });
  return performance.now() - start;
}

/** A policy that has decided nothing. */
export function compile(rules: readonly Rule[]): CompiledPolicy {
  return CompiledPolicy.compile({ version: 1, rules }, DEFAULT_POLICY_SETTINGS);
}
