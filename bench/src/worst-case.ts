import { warmUpDeciding } from '@bylaw/policy';
import { ArithmeticLoop } from './arithmetic-loop.js';
import { exampleRules } from './example-rules.js';
import { compile, decideTime, hostileLines, hostileRule, type HostileDecision } from './hostile-decisions.js';
import { asReceived, HOSTILE_PATTERNS, LONGEST, mixed } from './hostile-patterns.js';
import { median } from './report.js';
import { atMost, plainRow, type ResultRow } from './result-row.js';
import { ruleOf } from './rule-of.js';

/** I8: no input makes a decision slow. */
const BAR_MS = 10;
/**
 * How often everything is decided, one round after the other: what makes a decision slow does so in each of them, and what the
 * collector or the machine does is over when the next round comes there.
 */
const ROUNDS = 5;
const RULES = 1_000;
/** Costs as much as is accepted for each character of text in which both its letters are, and matches none of the lines. */
const HEAVY_PATTERN = '(?s)a.{760}b.{40}[\\x{1}-\\x{8}]';
/** How many rules, each as heavy as is accepted, one text is made to look like. */
const HEAVY_RULES = 200;
/** What all rules of a policy may take together before the action is denied. */
const ALL_RULES_MS = 100;

/** One decision and its times in all rounds, in milliseconds by the clock. */
interface Measured {
  readonly what: string;
  readonly times: readonly number[];
}

interface Measurements {
  /** By group. */
  readonly measured: readonly (readonly Measured[])[];
  /**
   * Milliseconds of a loop that does the same all the time, run beside each decision for as long: what of them is long is the
   * machine's.
   */
  readonly arithmetic: readonly number[];
}

/** The longest decisions of a process that has warmed up, as a hub does before it is ready: one rule on hostile text of 64 KB, and many rules on hostile command lines of 64 KB. */
export async function benchWorstCases(): Promise<ResultRow[]> {
  warmUpDeciding();
  const rules = HOSTILE_PATTERNS.map(hostileRule).filter((rule) => rule !== null);
  const many = exampleRules(RULES).map(({ pattern }, n) => ruleOf(pattern, n));
  const groups: [what: string, decisions: readonly HostileDecision[]][] = [
    ['first decision of a rule, 64 KB', rules.flatMap(({ first }) => first)],
    ['later decision of a rule, 64 KB', rules.flatMap(({ later }) => later)],
    ['command line of 64 KB, 1,000 rules', hostileLines(many)],
    [`command line of 64 KB, the rule \`${HEAVY_PATTERN}\``, hostileLines([ruleOf(HEAVY_PATTERN)])],
  ];
  const { measured, arithmetic } = measureInRounds(groups.map(([, decisions]) => decisions));
  const slowest = groups.map(([what], group) => showGroup(what, measured[group] ?? []));
  const times = measured.flat().flatMap((decision) => decision.times);
  return [
    ...slowest,
    measureManyHeavy(),
    atMost(`the longest single decision, by the clock; ${overBar(times)}`, Math.max(...times), BAR_MS, ' ms'),
    plainRow(`arithmetic beside them; ${overBar(arithmetic)}`, `${Math.max(...arithmetic).toFixed(1)} ms`),
  ];
}

/** Of each group the times of each decision, and beside them those of arithmetic. */
function measureInRounds(groups: readonly (readonly HostileDecision[])[]): Measurements {
  const loop = new ArithmeticLoop();
  const arithmetic: number[] = [];
  const measured = groups.map((decisions) =>
    decisions.map(({ what, decide }) => ({ what, decide, times: [] as number[] })),
  );
  for (let round = 0; round < ROUNDS; round++) {
    for (const { decide, times } of measured.flat()) {
      times.push(decide());
      // After the first round it is known how long each takes when nothing holds it up.
      if (round > 0) arithmetic.push(loop.run(Math.min(...times)));
    }
  }
  return { measured, arithmetic };
}

/** Prints the slowest text of each pattern, or each line, and answers the slowest of all. */
function showGroup(group: string, decisions: readonly Measured[]): ResultRow {
  process.stdout.write(`\n${group}\n`);
  const slowestOf = new Map<string, { what: string; middle: number; times: readonly number[] }>();
  for (const { what, times } of decisions) {
    const middle = median(times);
    if (middle >= (slowestOf.get(what)?.middle ?? 0)) slowestOf.set(what, { what, middle, times });
  }
  for (const { what, middle, times } of slowestOf.values()) {
    process.stdout.write(
      `  ${what.padEnd(46)} ${middle.toFixed(1)} ms, at most ${Math.max(...times).toFixed(1)}\n`,
    );
  }
  const slowest = [...slowestOf.values()].reduce((worst, one) => (one.middle > worst.middle ? one : worst));
  return atMost(`slowest ${group}: ${slowest.what}`, slowest.middle, BAR_MS, ' ms');
}

/** The longest decision about a text that has the literals of many rules, none of which is quick on it. */
function measureManyHeavy(): ResultRow {
  const names = Array.from({ length: HEAVY_RULES }, (_, n) => `k${n}z`);
  const policy = compile(names.map((name, n) => ruleOf(`(?s)${name}.*a.{400}b.{40}!`, n)));
  const text = asReceived(`${names.join(' ')} ${mixed('ab', LONGEST - 2_000)}`);
  const times = Array.from({ length: ROUNDS }, () => decideTime(policy, 'browser', text));
  const { decision } = policy.decide({ tool: 'browser', command: text }, { quarantined: false });
  const what = `one text of 64 KB, ${HEAVY_RULES} heavy rules: ${decision}`;
  return atMost(what, median(times), ALL_RULES_MS, ' ms');
}

function overBar(times: readonly number[]): string {
  return `${times.filter((ms) => ms > BAR_MS).length} of ${times.length} over ${BAR_MS} ms`;
}
