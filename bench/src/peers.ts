import { CompiledPolicy, DEFAULT_POLICY_SETTINGS } from '@bylaw/policy';
import { checkAgreement } from './check-agreement.js';
import { bylawContestant } from './contestants/bylaw-contestant.js';
import { casbinContestant } from './contestants/casbin-contestant.js';
import { cedarContestant } from './contestants/cedar-contestant.js';
import type { Contestant } from './contestants/contestant.js';
import { regExpLoop } from './contestants/reg-exp-loop.js';
import { LINES, peerRows } from './decision-rows.js';
import { EXAMPLE_COMMANDS } from './example-commands.js';
import { exampleRules } from './example-rules.js';
import { generatedLines } from './generated-lines.js';
import { Rates } from './rates.js';
import type { ResultRow } from './result-row.js';
import { ruleOf } from './rule-of.js';
import { runners } from './runners.js';

const LOOP_SIZES = [100, 1_000, 10_000];
const PEER_RULES = 1_000;

/**
 * Measures decisions beside casbin, Cedar and a loop of `RegExp`s, in turns in the same process.
 * @throws Error when a contestant decides wrongly
 */
export async function benchPeers(): Promise<ResultRow[]> {
  const generated = generatedLines();
  const everyone = [...LOOP_SIZES.map(ours), ...(await peers())];
  checkAgreement(everyone);
  const rates = Rates.measure([
    ...runners(everyone, LINES.everyday, () => EXAMPLE_COMMANDS),
    ...runners(everyone, LINES.generated, () => generated),
  ]);
  rates.show();
  return peerRows(rates);
}

function ours(size: number): Contestant {
  const rules = exampleRules(size).map(({ pattern }, n) => ruleOf(pattern, n));
  return bylawContestant(CompiledPolicy.compile({ version: 1, rules }, DEFAULT_POLICY_SETTINGS));
}

async function peers(): Promise<Contestant[]> {
  const rules = exampleRules(PEER_RULES);
  return [
    ...LOOP_SIZES.map((size) => regExpLoop(exampleRules(size))),
    await casbinContestant(rules),
    cedarContestant(rules),
  ];
}
