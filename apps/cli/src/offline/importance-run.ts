import { availableParallelism } from 'node:os';
import {
  growInThreads,
  RuleHits,
  suggestByImportance,
  trainImportanceFrom,
  type ImportanceModel,
  type ImportanceRow,
  type ImportanceSuggestion,
} from '@bylaw/learning';
import { DEFAULT_SHELL_TOOLS } from '@bylaw/policy';
import { canonicalForms } from '@bylaw/shell';
import { CommandFailure } from '../command-failure.js';
import type { Screen } from '../screen.js';
import type { LabelledFile } from './labelled-file.js';

const BATCH = 1_000;
const TREES = 200;

/** Trains the forest, its trees on all cores. @throws CommandFailure with the reason why nothing can be learned from the file */
export async function trainByImportance(file: LabelledFile, screen: Screen): Promise<ImportanceModel> {
  const steps = ['counting words', 'counting words in commands'];
  const trees = { line: null as ReturnType<Screen['progress']> | null };
  const outcome = await trainImportanceFrom(
    () => batches(file, steps.shift() ?? 'reading'),
    { trees: TREES },
    {
      grow: growInThreads(availableParallelism()),
      progress: (step, done) => {
        if (step !== 'trees') return;
        trees.line ??= screen.progress('growing trees');
        trees.line.update(done, TREES);
      },
    },
  );
  trees.line?.end();
  if (outcome.status === 'failed') throw new CommandFailure(outcome.message);
  return outcome.model;
}

/**
 * The most important terms as deny rules, with what they hit in the file.
 * @throws CommandFailure when no term has any importance: a suggestion is never empty
 */
export async function suggestImportance(
  model: ImportanceModel,
  file: LabelledFile,
  topN: number,
): Promise<ImportanceSuggestion> {
  const terms = model.top(topN);
  if (terms.length === 0)
    throw new CommandFailure('Nothing is suggested: no word tells unsafe commands from safe ones.');
  const shell = new Set(DEFAULT_SHELL_TOOLS);
  let tool = 'shell';
  const hits = new RuleHits(terms, ({ command }) =>
    shell.has(tool) ? canonicalForms(command).forms.map(({ text }) => text) : [command],
  );
  for await (const row of file.rows('trying the rules')) {
    tool = row.tool;
    hits.add(row);
  }
  return suggestByImportance(model, topN, hits.toJSON());
}

async function* batches(file: LabelledFile, title: string): AsyncGenerator<readonly ImportanceRow[]> {
  let batch: ImportanceRow[] = [];
  for await (const row of file.rows(title)) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
