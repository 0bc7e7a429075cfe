import { CompiledPolicy, DEFAULT_POLICY_SETTINGS, ReplayTally, type Rule } from '@bylaw/policy';
import { CommandGenerator, describeLines } from './command-generator.js';
import { everydayRules } from './everyday-rules.js';
import { exampleRules } from './example-rules.js';
import type { PrivateSystem } from './private-system.js';
import { processorTime } from './processor-time.js';
import { median } from './report.js';
import { atLeast, plainRow, type ResultRow } from './result-row.js';
import { ruleOf } from './rule-of.js';
import { recordLabelledActions } from './trainer-telemetry.js';
import { withPrivateSystem } from './with-private-system.js';

const ACTIONS = 100_000;
const RULES = 1_000;
const BAR = 100_000;
const ROUNDS = 5;
const SEED = 6_600_000;

/** Rules about the programs of the generated lines: some of them match. */
const ADDED = everydayRules(20);
/** A rule that flips everything, the worst that a diff can do. */
const EVERYTHING = '.';

/** Replays of 100,000 actions against 1,000 rules: in this process, and by a policy worker that reads them from Postgres. */
export async function benchReplay(): Promise<ResultRow[]> {
  return [...inProcess(), ...(await withPrivateSystem(endToEnd))];
}

function inProcess(): ResultRow[] {
  const lines = new CommandGenerator(SEED).take(ACTIONS);
  process.stdout.write(`${describeLines(lines)}\n`);
  const rules = exampleRules(RULES).map(({ pattern }, index) => ruleOf(pattern, index));
  const current = CompiledPolicy.compile({ version: 1, rules }, DEFAULT_POLICY_SETTINGS);
  const proposed = (patterns: readonly string[], removed: number): CompiledPolicy =>
    current.advance({ version: 2, rules: [...rules.slice(removed), ...patterns.map(added)] });
  const usual = rateOf(lines, current, proposed(ADDED, 10));
  const all = rateOf(lines, current, proposed([EVERYTHING], 0));
  return [
    atLeast('replay in process, 1,000 rules, 20 added and 10 removed', usual, BAR, ' actions/s'),
    plainRow('the same, a rule that flips everything', `${Math.round(all).toLocaleString('en')} actions/s`),
  ];
}

function added(pattern: string, index: number): Rule {
  return { ...ruleOf(pattern, index), id: `diff.add[${index}]` };
}

/** Actions a second: the median of some rounds, the first and cold one included. */
function rateOf(lines: readonly string[], current: CompiledPolicy, proposed: CompiledPolicy): number {
  const rates = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    const tally = new ReplayTally(current, proposed);
    for (const [index, command] of lines.entries()) {
      tally.add({ id: String(index), agentId: `agent ${index % 50}`, tool: 'shell', command });
    }
    const { flipped } = tally.result();
    const rate = (lines.length / (performance.now() - began)) * 1_000;
    process.stdout.write(`${Math.round(rate).toLocaleString('en')} actions/s, ${flipped} flipped\n`);
    return rate;
  });
  return median(rates);
}

async function endToEnd(system: PrivateSystem): Promise<ResultRow[]> {
  await system.adoptRules(exampleRules(RULES).map(({ pattern }) => pattern));
  await recordLabelledActions(system.postgresUrl, ACTIONS);
  const rates: number[] = [];
  const costs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const busy = processorTime(system.policyWorkerPid);
    const began = performance.now();
    const { replayed, flipped } = await system.replay(ADDED);
    const seconds = (performance.now() - began) / 1_000;
    const cost = (processorTime(system.policyWorkerPid) - busy) / replayed;
    process.stdout.write(
      `${replayed} replayed in ${seconds.toFixed(2)} s, ${flipped} flipped, ${(cost * 1e6).toFixed(1)} µs of the policy worker's processor time each\n`,
    );
    if (replayed !== ACTIONS) throw new Error(`Only ${replayed} actions were replayed`);
    rates.push(replayed / seconds);
    costs.push(cost);
  }
  return [
    atLeast('replay from Postgres, asked for over HTTP, 1,000 rules', median(rates), BAR, ' actions/s'),
    atLeast('the same, by the policy worker’s processor time', 1 / median(costs), BAR, ' actions/s'),
  ];
}
