import {
  checkPattern,
  CompiledPolicy,
  DEFAULT_POLICY_SETTINGS,
  warmUpDeciding,
  type Rule,
} from '@bylaw/policy';
import { exampleRules } from './example-rules.js';
import { HOSTILE_LINES } from './hostile-lines.js';
import {
  asReceived,
  HOSTILE_PATTERNS,
  hostileTexts,
  LONGEST,
  mixed,
  type HostilePattern,
} from './hostile-patterns.js';
import { median } from './report.js';
import { atMost, type ResultRow } from './result-row.js';
import { ruleOf } from './rule-of.js';
import { waitedForProcessor } from './waited-for-processor.js';

/** I8: no input makes a decision slow. */
const BAR_MS = 10;
const REPEATS = 3;
/** What takes longer is measured once: it is over the bar anyhow. */
const SLOW_MS = 300;
const RULES = 1_000;
/** Costs as much as is accepted for each character of text in which both its letters are, and matches none of the lines. */
const HEAVY_PATTERN = '(?s)a.{760}b.{40}[\\x{1}-\\x{8}]';
/** How many rules, each as heavy as is accepted, one text is made to look like. */
const HEAVY_RULES = 200;
/** What all rules of a policy may take together before the action is denied. */
const ALL_RULES_MS = 100;

interface Slowest {
  readonly what: string;
  readonly ms: number;
}

/** How long one decision took. */
interface Time {
  /** Milliseconds by the clock. */
  readonly ms: number;
  /** Those of them that its thread did not wait for a processor: what other work on the machine adds little to. */
  readonly ownMs: number;
}

/** The longest decisions of a process that has warmed up, as a hub does before it is ready: one rule on hostile text of 64 KB, and many rules on hostile command lines of 64 KB. */
export async function benchWorstCases(): Promise<ResultRow[]> {
  warmUpDeciding();
  const patterns = HOSTILE_PATTERNS.map(showPattern).filter((measured) => measured !== null);
  const first = slowest(patterns.map(({ what, first: ms }) => ({ what, ms })));
  const longest = slowest(patterns.map(({ what, longestFirst: ms }) => ({ what, ms })));
  const again = slowest(patterns.map(({ what, again: ms }) => ({ what, ms })));
  const many = exampleRules(RULES).map(({ pattern }, n) => ruleOf(pattern, n));
  const lines = showLines(`${RULES} rules`, many);
  const heavy = slowest(showLines(`the rule \`${HEAVY_PATTERN}\``, [ruleOf(HEAVY_PATTERN)]));
  const together = measureManyHeavy();
  const line = slowest(lines);
  const longestLine = slowest(lines.map(({ what, longest: ms }) => ({ what, ms })));
  return [
    atMost(`slowest first decision of a rule, 64 KB: ${first.what}`, first.ms, BAR_MS, ' ms'),
    atMost(
      `the same, longest of ${REPEATS} each, on the processor: ${longest.what}`,
      longest.ms,
      BAR_MS,
      ' ms',
    ),
    atMost(`slowest later decision of a rule, 64 KB: ${again.what}`, again.ms, BAR_MS, ' ms'),
    atMost(`slowest command line of 64 KB, 1,000 rules: ${line.what}`, line.ms, BAR_MS, ' ms'),
    atMost(
      `the same, longest of ${REPEATS} each, on the processor: ${longestLine.what}`,
      longestLine.ms,
      BAR_MS,
      ' ms',
    ),
    atMost(`slowest command line of 64 KB, one heavy rule: ${heavy.what}`, heavy.ms, BAR_MS, ' ms'),
    atMost(
      `one text of 64 KB, ${HEAVY_RULES} heavy rules: ${together.what}`,
      together.ms,
      ALL_RULES_MS,
      ' ms',
    ),
  ];
}

interface MeasuredPattern {
  readonly what: string;
  /** Milliseconds of the slowest text, when the rule had decided nothing before. */
  readonly first: number;
  /** On the processor, of the longest of all repeats and not of the one in the middle. */
  readonly longestFirst: number;
  /** And when it has decided about the same text before. */
  readonly again: number;
}

function showPattern(hostile: HostilePattern): MeasuredPattern | null {
  const what = `\`${shortened(hostile.pattern)}\``;
  const check = checkPattern(hostile.pattern);
  if (!check.ok) {
    process.stdout.write(`${what.padEnd(46)} refused: ${check.reason}\n`);
    return null;
  }
  const { first, longestFirst, again } = measurePattern(hostile);
  process.stdout.write(
    `${what.padEnd(46)} ${check.programSize} instructions: first ${first.toFixed(1)} ms (at most ${longestFirst.toFixed(1)}), later ${again.toFixed(1)} ms\n`,
  );
  return { what, first, longestFirst, again };
}

/** The slowest text, first and later, for a pattern that is accepted. */
function measurePattern({ pattern, bait }: HostilePattern): Omit<MeasuredPattern, 'what'> {
  const rules = [ruleOf(pattern)];
  const times = hostileTexts(bait).map((text) => {
    let policy = compile(rules);
    const first = repeated(() => {
      policy = compile(rules);
      return decideTime(policy, 'browser', text);
    });
    return { first, again: repeated(() => decideTime(policy, 'browser', text)) };
  });
  return {
    first: Math.max(...times.map((time) => time.first.middle)),
    longestFirst: Math.max(...times.map((time) => time.first.longest)),
    again: Math.max(...times.map((time) => time.again.middle)),
  };
}

function showLines(of: string, rules: readonly Rule[]): (Slowest & { readonly longest: number })[] {
  process.stdout.write(`\ncommand lines of 64 KB, ${of}, made of\n`);
  const policy = compile(rules);
  return HOSTILE_LINES.map(([what, line]) => {
    const { middle: ms, longest } = repeated(() => decideTime(policy, 'shell', line));
    const { reason } = policy.decide({ tool: 'shell', command: line }, { quarantined: false });
    const givenUp = reason.includes('could not be evaluated') ? ', given up' : '';
    process.stdout.write(
      `  ${what.padEnd(18)} ${ms.toFixed(1)} ms, at most ${longest.toFixed(1)}${givenUp}\n`,
    );
    return { what: `\`${what}\``, ms, longest };
  });
}

/** The longest decision about a text that has the literals of many rules, none of which is quick on it. */
function measureManyHeavy(): Slowest {
  const names = Array.from({ length: HEAVY_RULES }, (_, n) => `k${n}z`);
  const policy = compile(names.map((name, n) => ruleOf(`(?s)${name}.*a.{400}b.{40}!`, n)));
  const text = asReceived(`${names.join(' ')} ${mixed('ab', LONGEST - 2_000)}`);
  const { longest } = repeated(() => decideTime(policy, 'browser', text));
  const { decision } = policy.decide({ tool: 'browser', command: text }, { quarantined: false });
  process.stdout.write(`\n${HEAVY_RULES} heavy rules on one text: ${longest.toFixed(1)} ms, ${decision}\n`);
  return { what: decision, ms: longest };
}

/**
 * The median of some runs by the clock, and the longest of them on the processor; only of the first if that is slow already.
 */
function repeated(run: () => Time): { readonly middle: number; readonly longest: number } {
  const times = [run()];
  while (times.length < REPEATS && times.every(({ ms }) => ms < SLOW_MS)) times.push(run());
  return {
    middle: median(times.map(({ ms }) => ms)),
    longest: Math.max(...times.map(({ ownMs }) => ownMs)),
  };
}

function decideTime(policy: CompiledPolicy, tool: string, command: string): Time {
  const waitedBefore = waitedForProcessor();
  const start = performance.now();
  policy.decide({ tool, command }, { quarantined: false });
  const ms = performance.now() - start;
  return { ms, ownMs: ms - (waitedForProcessor() - waitedBefore) };
}

function compile(rules: readonly Rule[]): CompiledPolicy {
  return CompiledPolicy.compile({ version: 1, rules }, DEFAULT_POLICY_SETTINGS);
}

function slowest(all: readonly Slowest[]): Slowest {
  return all.reduce((worst, one) => (one.ms > worst.ms ? one : worst), { what: 'nothing', ms: 0 });
}

function shortened(pattern: string): string {
  return pattern.length > 40 ? `${pattern.slice(0, 39)}…` : pattern;
}
