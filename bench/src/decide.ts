import { CompiledPolicy, DEFAULT_POLICY_SETTINGS } from '@bylaw/policy';
import { canonicalForms } from '@bylaw/shell';
import { checkAgreement } from './check-agreement.js';
import { CommandGenerator, describeLines } from './command-generator.js';
import { measureCompiling } from './compile-times.js';
import { bylawContestant } from './contestants/bylaw-contestant.js';
import { casbinContestant } from './contestants/casbin-contestant.js';
import { cedarContestant } from './contestants/cedar-contestant.js';
import type { Contestant } from './contestants/contestant.js';
import { regExpLoop } from './contestants/reg-exp-loop.js';
import { ABOUT, asked, barRows, BAR_RULES, FORMS, LINES, rateRows } from './decision-rows.js';
import { everydayRules } from './everyday-rules.js';
import { EXAMPLE_COMMANDS } from './example-commands.js';
import { exampleRules } from './example-rules.js';
import { percentilesOf } from './percentiles.js';
import { Rates, type Runner } from './rates.js';
import { plainRow, type ResultRow } from './result-row.js';
import { ruleOf } from './rule-of.js';

const SIZES = [100, 1_000, BAR_RULES, 50_000];
const LOOP_SIZES = [100, 1_000, 10_000];
const PEER_RULES = 1_000;
const GENERATED = 5_000;
/** More than anyone gets through in a round. */
const NEW_LINES = 200_000;
const SEED = 20_261_122;

/**
 * Measures decisions in process, without a hub around them, ours and the peers' in turns.
 * @throws Error when a contestant decides wrongly
 */
export async function benchDecisions(): Promise<ResultRow[]> {
  const generated = new CommandGenerator(SEED).take(GENERATED);
  const fresh = new CommandGenerator(SEED + 1);
  process.stdout.write(`generated lines: ${describeLines(generated)}\n`);
  process.stdout.write(`new lines: ${describeLines(new CommandGenerator(SEED + 1).take(NEW_LINES))}\n`);
  const compiled = SIZES.map(measureCompiling);
  const ours = compiled.map(({ policy }) => bylawContestant(policy));
  const everyone = [...ours, ...(await peers())];
  checkAgreement(everyone);
  const about = everydayPolicy();
  const rates = Rates.measure([
    ...runners(everyone, LINES.everyday, () => EXAMPLE_COMMANDS),
    ...runners(everyone, LINES.generated, () => generated),
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
    ...barRows(rates, denied),
    ...rateRows(rates),
    ...[...ours, about].map((contestant) => percentileRow(contestant, generated)),
    ...compiled.map(({ row }) => row),
  ];
}

async function peers(): Promise<Contestant[]> {
  const rules = exampleRules(PEER_RULES);
  return [
    ...LOOP_SIZES.map((size) => regExpLoop(exampleRules(size))),
    await casbinContestant(rules),
    cedarContestant(rules),
  ];
}

/** Rules of which some match: what a decision costs that finds something. */
function everydayPolicy(): Contestant {
  const rules = everydayRules(BAR_RULES).map(ruleOf);
  const policy = CompiledPolicy.compile({ version: 1, rules }, DEFAULT_POLICY_SETTINGS);
  return { ...bylawContestant(policy), name: ABOUT };
}

function runners(
  contestants: readonly Contestant[],
  title: string,
  lines: () => readonly string[],
): Runner[] {
  const forms = { name: asked(FORMS, title), lines, run: canonicalForms };
  return [
    forms,
    ...contestants.map((contestant) => ({
      name: asked(contestant.name, title),
      lines,
      run: (line: string) => contestant.denies(line),
    })),
  ];
}

function percentileRow(contestant: Contestant, lines: readonly string[]): ResultRow {
  const { p50, p99, p999 } = percentilesOf((line) => contestant.denies(line), lines);
  return plainRow(
    `one decision, ${contestant.name}, ${LINES.generated}: p50, p99, p99.9`,
    [p50, p99, p999].map((time) => `${time.toFixed(1)} µs`).join(', '),
  );
}
