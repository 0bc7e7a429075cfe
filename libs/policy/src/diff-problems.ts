import { checkPattern } from './check-pattern.js';
import type { Diff, Problem } from './diff.js';
import { normalizeDiff } from './normalize-diff.js';
import type { RuleContent } from './rule.js';

/**
 * Everything that is wrong with a diff in itself, each with its path (`diff.add[3].pattern`): bad patterns, a score
 * outside 0 to 1, a rule added twice, an id removed twice, nothing to do. Empty: the diff can be proposed.
 */
export function diffProblems(diff: Diff): Problem[] {
  const { add, remove } = normalizeDiff(diff);
  if (add.length === 0 && remove.length === 0) {
    return [{ path: 'diff', message: 'adds and removes nothing' }];
  }
  return [...add.flatMap(ruleProblems), ...repeatedRules(add), ...repeatedIds(remove)];
}

function ruleProblems(rule: RuleContent, index: number): Problem[] {
  const problems: Problem[] = [];
  const check = checkPattern(rule.pattern);
  if (!check.ok) problems.push({ path: `diff.add[${index}].pattern`, message: check.reason });
  if (rule.confidence !== null && !(rule.confidence >= 0 && rule.confidence <= 1)) {
    problems.push({ path: `diff.add[${index}].score`, message: 'must be between 0 and 1' });
  }
  return problems;
}

function repeatedRules(rules: readonly RuleContent[]): Problem[] {
  const keys = rules.map(({ pattern, effect, tool, target, mode }) =>
    JSON.stringify([pattern, effect, tool, target, mode]),
  );
  return repeats(keys).map(([index, first]) => ({
    path: `diff.add[${index}]`,
    message: `is the same rule as diff.add[${first}]`,
  }));
}

function repeatedIds(ids: readonly string[]): Problem[] {
  return repeats(ids).map(([index, first]) => ({
    path: `diff.remove[${index}]`,
    message: `is the same id as diff.remove[${first}]`,
  }));
}

/** Pairs of (position of a repeated key, position where it stood first). */
function repeats(keys: readonly string[]): [number, number][] {
  const firsts = new Map<string, number>();
  const pairs: [number, number][] = [];
  keys.forEach((key, index) => {
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, index);
    else pairs.push([index, first]);
  });
  return pairs;
}
