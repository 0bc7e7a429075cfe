import { CompiledPolicy, DEFAULT_POLICY_SETTINGS } from '@bylaw/policy';
import { checkAgreement } from './check-agreement.js';
import { CommandGenerator, describeLines } from './command-generator.js';
import { measureCompiling } from './compile-times.js';
import { bylawContestant } from './contestants/bylaw-contestant.js';
import type { Contestant } from './contestants/contestant.js';
import { ABOUT, BAR_RULES, formsRows, LINES, speedRows } from './decision-rows.js';
import { everydayRules } from './everyday-rules.js';
import { EXAMPLE_COMMANDS } from './example-commands.js';
import { generatedLines, GENERATED_SEED } from './generated-lines.js';
import { percentilesOf } from './percentiles.js';
import { Rates } from './rates.js';
import { plainRow, type ResultRow } from './result-row.js';
import { ruleOf } from './rule-of.js';
import { runners } from './runners.js';

const SIZES = [100, 1_000, BAR_RULES, 50_000];
/** More than anyone gets through in a round. */
const NEW_LINES = 200_000;

/**
 * Measures decisions in process, without a hub around them, with policies of all sizes in turns and nobody else's heap beside them.
 * @throws Error when one decides wrongly
 */
export async function benchDecisions(): Promise<ResultRow[]> {
  const generated = generatedLines();
  const fresh = new CommandGenerator(GENERATED_SEED + 1);
  process.stdout.write(`generated lines: ${describeLines(generated)}\n`);
  process.stdout.write(
    `new lines: ${describeLines(new CommandGenerator(GENERATED_SEED + 1).take(NEW_LINES))}\n`,
  );
  const compiled = SIZES.map(measureCompiling);
  const ours = compiled.map(({ policy }) => bylawContestant(policy));
  checkAgreement(ours);
  const about = everydayPolicy();
  const rates = Rates.measure([
    ...runners(ours, LINES.everyday, () => EXAMPLE_COMMANDS),
    ...runners(ours, LINES.generated, () => generated),
    ...runners([about], LINES.generated, () => generated),
    ...runners(
      ours.filter(({ rules }) => rules === BAR_RULES),
      LINES.fresh,
      () => fresh.take(NEW_LINES),
    ),
  ]);
  rates.show();
  const denied = generated.filter((line) => about.denies(line)).length / generated.length;
  return [
    ...speedRows(rates, denied),
    ...formsRows(rates),
    ...[...ours, about].map((contestant) => percentileRow(contestant, generated)),
    ...compiled.map(({ row }) => row),
  ];
}

/** Rules of which some match: what a decision costs that finds something. */
function everydayPolicy(): Contestant {
  const rules = everydayRules(BAR_RULES).map(ruleOf);
  const policy = CompiledPolicy.compile({ version: 1, rules }, DEFAULT_POLICY_SETTINGS);
  return { ...bylawContestant(policy), name: ABOUT };
}

function percentileRow(contestant: Contestant, lines: readonly string[]): ResultRow {
  const { p50, p99, p999 } = percentilesOf((line) => contestant.denies(line), lines);
  return plainRow(
    `one decision, ${contestant.name}, ${LINES.generated}: p50, p99, p99.9`,
    [p50, p99, p999].map((time) => `${time.toFixed(1)} µs`).join(', '),
  );
}
