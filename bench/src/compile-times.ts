import { CompiledPolicy, DEFAULT_POLICY_SETTINGS } from '@bylaw/policy';
import { exampleRules } from './example-rules.js';
import { median } from './report.js';
import { plainRow, type ResultRow } from './result-row.js';
import { ruleOf } from './rule-of.js';

const DIFF = 10;
const DIFFS = 40;
const COMPILES = 3;

/** A policy, and what it took to make it. */
export interface MeasuredPolicy {
  readonly size: number;
  readonly policy: CompiledPolicy;
  readonly row: ResultRow;
}

/** Compiles as many rules, then takes diffs of ten added and ten removed, each from the version that the last one made. */
export function measureCompiling(size: number): MeasuredPolicy {
  const rules = exampleRules(size + DIFF * DIFFS).map(({ pattern }, n) => ruleOf(pattern, n));
  const compiles = Array.from({ length: COMPILES }, () => {
    const snapshot = { version: 1, rules: rules.slice(0, size) };
    return timed(() => CompiledPolicy.compile(snapshot, DEFAULT_POLICY_SETTINGS));
  });
  const policy = compiles[0]?.value;
  if (!policy) throw new Error('Nothing was compiled');
  let latest = policy;
  const advances = Array.from({ length: DIFFS }, (_, n) => {
    const snapshot = { version: n + 2, rules: rules.slice((n + 1) * DIFF, (n + 1) * DIFF + size) };
    const { ms, value } = timed(() => latest.advance(snapshot));
    latest = value;
    return ms;
  });
  const compiling = median(compiles.map(({ ms }) => ms));
  const row = plainRow(
    `${size.toLocaleString('en')} rules: compiled; then ${DIFF} added and ${DIFF} removed (slowest of ${DIFFS})`,
    `${compiling.toFixed(0)} ms; ${median(advances).toFixed(2)} ms (${Math.max(...advances).toFixed(1)} ms)`,
  );
  return { size, policy, row };
}

function timed<T>(make: () => T): { readonly value: T; readonly ms: number } {
  const start = performance.now();
  const value = make();
  return { value, ms: performance.now() - start };
}
