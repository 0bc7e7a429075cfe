import {
  ActionPasses,
  DEFAULT_SETTINGS,
  estimatorNamed,
  seenForms,
  type Counts,
  type LabelledAction,
  type Pass,
  type PassEnd,
  type RunContext,
  type TrainingOutcome,
} from '@bylaw/learning';
import { DEFAULT_SHELL_TOOLS } from '@bylaw/policy';
import { CommandFailure } from '../command-failure.js';
import type { Screen } from '../screen.js';
import type { LabelledFile } from './labelled-file.js';

/** What a file says that it is. */
export const MINED_FORMAT = 'bylaw-mined-model';
const VERSION = 1;

/** What the mined estimator learned from a file: the patterns that may be proposed, and what they hit there. */
export interface MinedModel {
  readonly format: typeof MINED_FORMAT;
  readonly version: typeof VERSION;
  /** Of the estimator: another one may learn something else from the same file. */
  readonly modelVersion: string;
  /** What the passes before the last left. */
  readonly left: string | null;
  /** What the last pass counted. */
  readonly counts: object;
}

/** A suggestion that was learned. */
export type MinedSuggestion = Extract<TrainingOutcome, { status: 'suggested' }>;

const estimator = estimatorNamed('mined');
const matching = { seenForms: seenForms(), shellTools: DEFAULT_SHELL_TOOLS };
const LAST = estimator.passes - 1;
const ACTIONS_AT_ONCE = 1_000;
// Never written: what a file is suggested from is named by its hash, so that the same input gives the same diff.
const NO_TIME = '1970-01-01T00:00:00.000Z';

/**
 * Reads the file once; what its later passes count is kept in memory and in a temporary file that goes with this process.
 * @throws CommandFailure with the reason why nothing can be learned from the file
 */
export async function trainMined(file: LabelledFile, screen: Screen): Promise<MinedModel> {
  let title = '';
  const passes = new ActionPasses(() => actionsOf(file, title));
  const counted = async (pass: Pass): Promise<Counts> => {
    title = titleOf(pass);
    const counts = estimator.open(pass, matching);
    // The first one reads the file, which shows how far it is.
    const progress = pass.number === 0 ? null : screen.progress(title);
    try {
      await passes.count(counts, (done, all) => progress?.update(done, all));
      progress?.end();
    } finally {
      progress?.stop();
    }
    return counts;
  };
  try {
    let left: string | null = null;
    for (let number = 0; number < LAST; number += 1) {
      const pass: Pass = { number, left };
      const end = estimator.end(pass, await counted(pass), contextOf(DEFAULT_SETTINGS.topN));
      if (end.status === 'ended') throw new CommandFailure(messageOf(end.outcome));
      left = end.left;
    }
    return modelOf(left, await counted({ number: LAST, left }));
  } finally {
    passes.close();
  }
}

/** The patterns of a model, with what they hit in another file. */
export async function recountMined(model: MinedModel, file: LabelledFile): Promise<MinedModel> {
  const { left } = model;
  const pass: Pass = { number: LAST, left };
  const counts = estimator.open(pass, matching);
  for await (const actions of actionsOf(file, titleOf(pass)))
    for (const action of actions) counts.add(action);
  return modelOf(left, counts);
}

/**
 * The best rules of a model, at most so many.
 * @throws CommandFailure with the reason why there are none: a suggestion is never empty
 */
export function suggestMined(model: MinedModel, topN: number): MinedSuggestion {
  const end = endOf(model, topN);
  if (end.status === 'ended' && end.outcome.status === 'suggested') return end.outcome;
  throw new CommandFailure(end.status === 'ended' ? messageOf(end.outcome) : 'The model is not complete.');
}

/** @throws CommandFailure when it is of another version of the format or the estimator, or damaged */
export function checkMinedModel(model: Readonly<Record<string, unknown>>): MinedModel {
  const { version, modelVersion, left, counts } = model;
  if (version !== VERSION || modelVersion !== estimator.modelVersion)
    throw new CommandFailure(
      `The model is ${String(modelVersion)} in version ${String(version)} of its format, and this program reads ${estimator.modelVersion} in version ${VERSION}; train it again.`,
    );
  if (typeof left !== 'string' || typeof counts !== 'object' || counts === null)
    throw new CommandFailure('The model is damaged; train it again.');
  const read: MinedModel = { format: MINED_FORMAT, version, modelVersion, left, counts };
  try {
    if (!hasTotals(read)) throw new TypeError('It does not say of how many commands it is.');
    // What can be merged and brought to an end is whole.
    endOf(read, DEFAULT_SETTINGS.topN);
  } catch {
    throw new CommandFailure('The model is damaged; train it again.');
  }
  return read;
}

function hasTotals({ left }: MinedModel): boolean {
  const { safeActions, unsafeActions } = JSON.parse(left ?? 'null') as Readonly<Record<string, unknown>>;
  const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
  return isCount(safeActions) && isCount(unsafeActions);
}

function endOf({ left, counts }: MinedModel, topN: number): PassEnd {
  const pass: Pass = { number: LAST, left };
  const all = estimator.open(pass, matching);
  all.merge(counts as never);
  return estimator.end(pass, all, contextOf(topN));
}

function modelOf(left: string | null, counts: Counts): MinedModel {
  const { modelVersion } = estimator;
  const json = JSON.parse(JSON.stringify(counts)) as object;
  return { format: MINED_FORMAT, version: VERSION, modelVersion, left, counts: json };
}

function titleOf({ number }: Pass): string {
  return `counting, pass ${number + 1} of ${estimator.passes}`;
}

async function* actionsOf(file: LabelledFile, title: string): AsyncGenerator<LabelledAction[]> {
  let actions: LabelledAction[] = [];
  for await (const row of file.rows(title)) {
    if (actions.push({ id: '', ...row }) < ACTIONS_AT_ONCE) continue;
    yield actions;
    actions = [];
  }
  yield actions;
}

function contextOf(topN: number): RunContext {
  const settings = { ...DEFAULT_SETTINGS, topN };
  return { settings, generatedAt: NO_TIME, activeRules: [], ownRuleIds: [], rejected: [] };
}

function messageOf(outcome: TrainingOutcome): string {
  return outcome.status === 'suggested' ? 'The run ended before its last pass.' : outcome.message;
}
