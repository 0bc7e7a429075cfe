import { RuleTally, type Evaluation, type RuleMeasures, type Share } from '@bylaw/learning';
import { DEFAULT_SHELL_TOOLS, diffProblems, normalizeDiff, type Diff } from '@bylaw/policy';
import { CommandFailure } from '../command-failure.js';
import { Screen } from '../screen.js';
import { LabelledFile } from './labelled-file.js';
import { readText } from './text-file.js';

/** What an evaluation is told. */
export interface EvaluateOptions {
  readonly csv: string;
  readonly diff: string;
  readonly prevalence: number;
  readonly json: boolean;
  readonly skipBadLines: boolean;
}

type Say = (line: string) => void;

/**
 * `bylaw evaluate --csv FILE --diff DIFF.json`: what each added rule, and all together, would do to labelled commands.
 * @throws CommandFailure when one of the files can't be read, or is not what it should be
 */
export async function evaluateCommand(options: EvaluateOptions, say: Say): Promise<void> {
  const { csv, prevalence, json, skipBadLines } = options;
  const tally = new RuleTally(normalizeDiff(readDiff(options.diff)).add, DEFAULT_SHELL_TOOLS);
  const file = new LabelledFile(csv, { skipBadLines, learns: false, screen: new Screen(process.stderr) });
  const { safeRows, unsafeRows } = await file.survey();
  if (safeRows + unsafeRows === 0) throw new CommandFailure(`${csv} has no labelled command.`);
  for await (const row of file.rows('deciding')) tally.add(row);
  const result = tally.evaluation(prevalence);
  if (json) say(JSON.stringify(result, null, 2));
  else show(result, say);
}

/** @throws CommandFailure when the file can't be read, or no diff that could be proposed is in it */
function readDiff(file: string): Diff {
  const text = readText(file);
  let diff: unknown;
  try {
    diff = JSON.parse(text);
  } catch (error) {
    throw new CommandFailure(`${file} is not JSON: ${(error as Error).message}.`);
  }
  if (!isDiff(diff)) throw new CommandFailure(`${file} is no diff: it needs a list "add" of rules.`);
  const [problem] = diffProblems(diff);
  if (problem) throw new CommandFailure(`${file} can't be proposed: ${problem.path} ${problem.message}.`);
  return diff;
}

function isDiff(value: unknown): value is Diff {
  if (typeof value !== 'object' || value === null) return false;
  const { add, remove = [] } = value as { add?: unknown; remove?: unknown };
  return Array.isArray(add) && add.length > 0 && Array.isArray(remove) && add.every(isRule);
}

function isRule(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { pattern, effect } = value as { pattern?: unknown; effect?: unknown };
  return typeof pattern === 'string' && ['allow', 'deny', 'review'].includes(effect as string);
}

function show(result: Evaluation, say: Say): void {
  const { safeRows, unsafeRows, prevalence, rules, denied, stopped } = result;
  say(`${safeRows} safe and ${unsafeRows} unsafe commands; intervals hold 95 %.`);
  for (const { pattern, effect, mode, harmful, redundant, ...measures } of rules) {
    const remarks = [
      ...(mode === 'observe' ? ['observes'] : []),
      ...(harmful ? ['HARMFUL: it hits more safe commands than unsafe ones'] : []),
      ...(redundant ? ['REDUNDANT: others hit all that it hits'] : []),
    ];
    say(`\n${[effect, ...remarks].join(', ')}  ${pattern}`);
    showMeasures(measures, prevalence, say);
  }
  say('\nAll rules together, denied:');
  showMeasures(denied, prevalence, say);
  if (stopped.safeHits + stopped.unsafeHits === denied.safeHits + denied.unsafeHits) return;
  say('All rules together, denied or held for review:');
  showMeasures(stopped, prevalence, say);
}

function showMeasures(measures: RuleMeasures, prevalence: number, say: Say): void {
  const { falseDenyRateBelow: below, precisionAtPrevalence: expected } = measures;
  say(`  hits       ${measures.unsafeHits} unsafe, ${measures.safeHits} safe`);
  say(`  precision  ${shown(measures.precision)}`);
  const share = `${Number((prevalence * 100).toFixed(4))} %`;
  say(
    `             ${expected === null ? 'not known' : percent(expected)} where ${share} of the actions are unsafe`,
  );
  say(`  recall     ${shown(measures.recall)}`);
  say(`  FDR        ${shown(measures.falseDenyRate)}${below === null ? '' : `; below ${percent(below)}`}`);
}

function shown(share: Share | null): string {
  if (!share) return 'not known';
  return `${percent(share.value)} (${percent(share.low)} to ${percent(share.high)})`;
}

/** With as many digits as small shares need: a bound above nothing never looks like nothing. */
function percent(share: number): string {
  if (share > 0 && share < 0.001) return `${Number((share * 100).toPrecision(2))} %`;
  return `${(share * 100).toFixed(share > 0 && share < 0.1 ? 2 : 1)} %`;
}
