import { cpus } from 'node:os';
import { canonicalForms } from '@bylaw/shell';
import { CompiledPolicy, DEFAULT_POLICY_SETTINGS, type Rule } from '@bylaw/policy';
import { EXAMPLE_COMMANDS } from './example-commands.js';
import { exampleRules } from './example-rules.js';
import { median } from './report.js';

const SIZES = [100, 1_000, 10_000, 50_000];
const ROUNDS = 5;
const ROUND_MS = 1_000;
const DIFF = 10;

const TIMED_DECISIONS = 100_000;

/** Measures decisions in process, without a hub around them: `node bench/dist/decide.js` after a build. */
function main(): void {
  const [cpu] = cpus();
  show(`${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, Node ${process.version}`);
  const compiled = SIZES.map((size) => measureCompiling(size));
  const contestants = new Map<string, (command: string) => unknown>([
    ['canonical forms alone', canonicalForms],
    ...compiled.map(({ size, policy }) => [`${size} rules`, decider(policy)] as const),
    ...SIZES.map((size) => [`${size} rules, RegExp loop`, regExpLoop(size)] as const),
  ]);
  showRates(contestants);
  for (const { size, policy } of compiled) showPercentiles(`${size} rules`, decider(policy));
  show(`\nresident memory, all of these policies: ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
}

function measureCompiling(size: number): { readonly size: number; readonly policy: CompiledPolicy } {
  const rules = exampleRules(size + DIFF).map(ruleOf);
  let start = performance.now();
  const policy = CompiledPolicy.compile({ version: 1, rules: rules.slice(0, size) }, DEFAULT_POLICY_SETTINGS);
  const compiling = performance.now() - start;
  const times: number[] = [];
  for (let turn = 0; turn < 50; turn++) {
    start = performance.now();
    policy.advance({ version: 2, rules: rules.slice(DIFF) });
    times.push(performance.now() - start);
  }
  show(
    `${size} rules: compiled in ${compiling.toFixed(0)} ms; ${DIFF} added and ${DIFF} removed in ${median(times).toFixed(2)} ms (slowest ${Math.max(...times).toFixed(2)} ms)`,
  );
  return { size, policy };
}

/** Rounds in turns, so that what else the machine does hits all alike. */
function showRates(contestants: ReadonlyMap<string, (command: string) => unknown>): void {
  const rates = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, decide] of contestants) {
      rates.set(name, [...(rates.get(name) ?? []), rateOf(decide)]);
    }
  }
  show(`\nper second, one core: median of ${ROUNDS} rounds (each)`);
  for (const [name, all] of rates) {
    const each = all.map((rate) => Math.round(rate).toLocaleString('en')).join(', ');
    show(`  ${name.padEnd(26)} ${Math.round(median(all)).toLocaleString('en').padStart(9)}  (${each})`);
  }
}

function rateOf(decide: (command: string) => unknown): number {
  const start = performance.now();
  let done = 0;
  let elapsed = 0;
  while (elapsed < ROUND_MS) {
    for (const command of EXAMPLE_COMMANDS) decide(command);
    done += EXAMPLE_COMMANDS.length;
    elapsed = performance.now() - start;
  }
  return (done / elapsed) * 1_000;
}

function showPercentiles(name: string, decide: (command: string) => unknown): void {
  const times = new Float64Array(TIMED_DECISIONS);
  for (let i = 0; i < times.length; i++) {
    const start = performance.now();
    decide(EXAMPLE_COMMANDS[i % EXAMPLE_COMMANDS.length] ?? '');
    times[i] = performance.now() - start;
  }
  times.sort();
  const at = (share: number): string => ((times[Math.floor(times.length * share)] ?? 0) * 1_000).toFixed(1);
  show(`  ${name}: one decision p50 ${at(0.5)} µs, p99 ${at(0.99)} µs, p99.9 ${at(0.999)} µs`);
}

function decider(policy: CompiledPolicy): (command: string) => unknown {
  return (command) => policy.decide({ tool: 'shell', command }, { quarantined: false });
}

/** The peer: every pattern as a JavaScript RegExp, one after the other, on the very same forms. */
function regExpLoop(size: number): (command: string) => unknown {
  const patterns = exampleRules(size).map((pattern) =>
    pattern.startsWith('(?i)') ? new RegExp(pattern.slice(4), 'i') : new RegExp(pattern),
  );
  return (command) =>
    canonicalForms(command).forms.flatMap(({ text }) => patterns.filter((pattern) => pattern.test(text)));
}

function ruleOf(pattern: string, index: number): Rule {
  return {
    id: `rule-${index}`,
    pattern,
    effect: 'deny',
    tool: null,
    target: 'command',
    mode: 'enforce',
    locked: false,
    confidence: null,
    reason: null,
    addedBy: 'bench',
    addedAt: '2026-11-22T12:00:00Z',
    addedInVersion: 1,
  };
}

function show(line: string): void {
  process.stdout.write(`${line}\n`);
}

main();
