import type { RunContext } from './conclude-training.js';
import type { Counts } from './counts.js';
import type { Estimator } from './estimator.js';
import { CommandVectors, type CommandVectorsJson } from './importance/command-vectors.js';
import { assembleModel, growTrees, preparePlot } from './importance/grow-forest.js';
import { growInThreads } from './importance/grow-in-threads.js';
import type { ImportanceModel, RankedTerm } from './importance/importance-model.js';
import { DEFAULT_IMPORTANCE_SETTINGS } from './importance/importance-settings.js';
import { refuseImportance } from './importance/train-importance.js';
import {
  VocabularyCounts,
  type FrequentBuckets,
  type VocabularyCountsJson,
} from './importance/vocabulary-counts.js';
import { importanceOutcome } from './importance-outcome.js';
import { refusalOf, type LabelTotals } from './label-totals.js';
import type { LabelledAction } from './labelled-action.js';
import { PatternMatcher } from './pattern-matcher.js';
import { VerificationCounts } from './verification-counts.js';

const NAME = 'importance';
const MODEL_VERSION = 'importance-1';

interface AfterFirst extends LabelTotals {
  readonly frequent: FrequentBuckets;
}

interface AfterSecond extends LabelTotals {
  readonly terms: readonly RankedTerm[];
}

/** The first pass: how often terms occur. */
class VocabularyPass implements Counts {
  readonly counts = new VocabularyCounts();

  add({ command, label }: LabelledAction): void {
    this.counts.add(command, label);
  }

  merge(other: VocabularyCountsJson): void {
    this.counts.merge(other);
  }

  toJSON(): VocabularyCountsJson {
    return this.counts.toJSON();
  }
}

/** The second pass: the vectors that the forest grows from. */
class VectorsPass implements Counts {
  readonly vectors: CommandVectors;

  constructor(frequent: FrequentBuckets) {
    this.vectors = new CommandVectors(frequent);
  }

  add({ command, label }: LabelledAction): void {
    this.vectors.add(command, label);
  }

  merge(other: CommandVectorsJson): void {
    this.vectors.merge(other);
  }

  toJSON(): CommandVectorsJson {
    return this.vectors.toJSON();
  }
}

/**
 * The method that Bylaw started from: the terms of a random forest with the highest importance as deny rules, whatever they
 * speak for. The last pass counts what these rules would have denied, for people to see before they approve.
 */
export const importance: Estimator = {
  name: NAME,
  modelVersion: MODEL_VERSION,
  passes: 3,
  open({ number, left }, { shellTools }): Counts {
    if (number === 0) return new VocabularyPass();
    if (number === 1) return new VectorsPass(leftBy(left).frequent);
    const patterns = leftBy(left).terms.map(({ pattern }) => pattern);
    return new VerificationCounts(new PatternMatcher(patterns, shellTools));
  },
  end({ left }, counts, context) {
    if (counts instanceof VocabularyPass) return endVocabulary(counts.counts, context);
    const { safeActions, unsafeActions, terms } = leftBy(left);
    const totals = { safeActions, unsafeActions };
    if (counts instanceof VectorsPass)
      return next({ ...totals, terms: rankedTerms(grownHere(counts), context) });
    if (!(counts instanceof VerificationCounts)) throw new TypeError('These are counts of no pass');
    const run = { estimator: NAME, modelVersion: MODEL_VERSION, totals, terms, counts, context };
    return { status: 'ended', outcome: importanceOutcome(run) };
  },
  async endInThreads(pass, counts, context, threads) {
    if (!(counts instanceof VectorsPass)) return importance.end(pass, counts, context);
    const { safeActions, unsafeActions } = leftBy(pass.left);
    const model = await grownInThreads(counts, threads);
    return next({ safeActions, unsafeActions, terms: rankedTerms(model, context) });
  },
};

const FOREST = DEFAULT_IMPORTANCE_SETTINGS;

function grownHere({ vectors }: VectorsPass): ImportanceModel {
  const plot = preparePlot(vectors, FOREST);
  return assembleModel(plot, FOREST, [...growTrees(plot, FOREST, 0, FOREST.trees)]);
}

/** The same model, byte for byte. */
async function grownInThreads({ vectors }: VectorsPass, threads: number): Promise<ImportanceModel> {
  const plot = preparePlot(vectors, FOREST);
  return assembleModel(plot, FOREST, await growInThreads(threads)(plot, FOREST));
}

function endVocabulary(counts: VocabularyCounts, { settings }: RunContext): ReturnType<Estimator['end']> {
  const totals = { safeActions: counts.safeRows, unsafeActions: counts.unsafeRows };
  const refusal = refusalOf(totals, settings) ?? refuseImportance(counts, DEFAULT_IMPORTANCE_SETTINGS);
  if (refusal) return { status: 'ended', outcome: refusal };
  return next({ ...totals, frequent: counts.frequent(DEFAULT_IMPORTANCE_SETTINGS.features) });
}

/** The most important terms that are no rules yet, and were not rejected. */
function rankedTerms(model: ImportanceModel, context: RunContext): RankedTerm[] {
  const refused = new Set([...context.activeRules, ...context.rejected].map(({ pattern }) => pattern));
  return model
    .top(FOREST.features)
    .filter(({ pattern }) => !refused.has(pattern))
    .slice(0, context.settings.topN);
}

function next(left: AfterFirst | AfterSecond): { status: 'next'; left: string } {
  return { status: 'next', left: JSON.stringify(left) };
}

function leftBy(left: string | null): AfterFirst & AfterSecond {
  if (left === null) throw new TypeError('The pass before this one left nothing');
  return JSON.parse(left) as AfterFirst & AfterSecond;
}
