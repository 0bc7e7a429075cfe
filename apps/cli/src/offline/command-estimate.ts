import { CompiledPolicy, DEFAULT_POLICY_SETTINGS, normalizeDiff, type RuleDraft } from '@bylaw/policy';
import { draftOf, type Pack } from '../packs/pack.js';
import { suggestMined } from './mined-model.js';
import type { OfflineModel } from './model-file.js';

/** What speaks for or against a command, in a line for people. */
export interface Reason {
  /** How much it moves the estimate, 0 to 1; null for what is no part of it. */
  readonly weight: number | null;
  readonly text: string;
}

/** How safe a command seems, from 0 to 1, and why. */
export interface CommandEstimate {
  readonly safety: number;
  /** That of a command of which nothing is known. */
  readonly base: number;
  readonly against: readonly Reason[];
  readonly inFavour: readonly Reason[];
}

const REASONS = 8;
/** What is less is shown as nothing. */
const LEAST_WEIGHT = 0.0005;
const MINED_RULES = 1_000;

/** Estimates how safe a command is by a model. Packs that match are told, and are no part of the estimate. */
export function estimateCommand(
  command: string,
  trained: OfflineModel,
  packs: readonly Pack[],
): CommandEstimate {
  const estimate =
    trained.estimator === 'importance' ? byForest(command, trained) : byRules(command, trained);
  return { ...estimate, against: [...packReasons(command, packs), ...estimate.against] };
}

function byForest(
  command: string,
  { model }: Extract<OfflineModel, { estimator: 'importance' }>,
): CommandEstimate {
  const { safety, base, against, inFavour } = model.predict(command);
  const reasons = (all: typeof against): Reason[] =>
    all
      .filter(({ change }) => Math.abs(change) >= LEAST_WEIGHT)
      .slice(0, REASONS)
      .map(({ term, present, change }) => ({
        weight: Math.abs(change),
        text: present ? `“${term}” is in it` : `“${term}” is not in it`,
      }));
  return { safety, base, against: reasons(against), inFavour: reasons(inFavour) };
}

/** Of the rules that match, the surest decides: its precision is the share of unsafe among what it hit. */
function byRules(command: string, { model }: Extract<OfflineModel, { estimator: 'mined' }>): CommandEstimate {
  const { diff, evidence, metrics } = suggestMined(model, MINED_RULES);
  const { recall, falseDenyRate } = metrics.heldOut;
  const missed = metrics.baseRate * (1 - (recall?.value ?? 0));
  const passed = (1 - metrics.baseRate) * (1 - (falseDenyRate?.value ?? 0));
  const base = passed / (passed + missed);
  const matching = matchingIndexes(command, diff.add).flatMap((index) => evidence.rules[index] ?? []);
  const surest = Math.max(0, ...matching.map(({ precisionLower }) => precisionLower));
  return {
    safety: matching.length === 0 ? base : Math.min(base, 1 - surest),
    base,
    against: matching.map(({ term, unsafeHits, safeHits, precisionLower }) => ({
      weight: precisionLower,
      text: `“${term}”: ${unsafeHits} different commands like it are unsafe, ${safeHits} safe`,
    })),
    inFavour:
      matching.length === 0
        ? [{ weight: null, text: `none of the ${diff.add.length} learned rules matches it` }]
        : [],
  };
}

function packReasons(command: string, packs: readonly Pack[]): Reason[] {
  const rules = packs.flatMap((pack) => pack.rules.map((rule) => ({ rule, draft: draftOf(pack, rule) })));
  return matchingIndexes(
    command,
    rules.map(({ draft }) => draft),
  ).flatMap((index) => {
    const found = rules[index];
    if (!found) return [];
    const { effect, reason = '' } = found.draft;
    return [
      {
        weight: null,
        text: `a curated rule would ${effect === 'deny' ? 'deny it' : 'hold it for review'}: ${reason ?? ''}`,
      },
    ];
  });
}

function matchingIndexes(command: string, drafts: readonly RuleDraft[]): number[] {
  const added = { addedBy: 'estimate', addedAt: '1970-01-01T00:00:00.000Z', addedInVersion: 1 };
  const rules = normalizeDiff({ add: drafts }).add.map((rule, index) => ({
    ...rule,
    ...added,
    id: String(index),
  }));
  const policy = CompiledPolicy.compile({ version: 1, rules }, DEFAULT_POLICY_SETTINGS);
  const { matched } = policy.decide({ tool: 'shell', command }, { quarantined: false });
  return matched.map(({ ruleId }) => Number(ruleId));
}
