import { diffProblems, type Diff } from '@bylaw/policy';
import { CommandFailure } from '../command-failure.js';
import { Screen } from '../screen.js';
import { suggestImportance } from './importance-run.js';
import { recountMined, suggestMined } from './mined-model.js';
import { modelIn } from './model-file.js';
import { OutputFile } from './output-file.js';
import { openLabelled, train, type OfflineEstimator, type Trained } from './train-command.js';

/** What a suggestion from a file is told. */
export interface SuggestOptions {
  readonly csv: string;
  readonly model: string | undefined;
  /** The model's own, or `mined`, when not given. */
  readonly estimator: OfflineEstimator | undefined;
  readonly out: string;
  readonly topN: number;
  readonly skipBadLines: boolean;
}

/**
 * `bylaw suggest --csv FILE --out DIFF.json`: writes the diff that a trainer would propose, as `POST /v1/suggestions` takes
 * it. Patterns come from the model, or from the file itself without one; what they hit is counted in the file. The same
 * input gives the same diff, byte for byte: it names the file by its hash, and no time.
 * @throws CommandFailure with the reason why there is nothing to suggest
 */
export async function suggestCommand(options: SuggestOptions, say: (line: string) => void): Promise<void> {
  const { csv, model, topN } = options;
  const out = OutputFile.at(options.out, model === undefined ? [csv] : [csv, model]);
  const trained = model === undefined ? await trainHere(options) : await openModel(options, model);
  const { diff, warning } = await suggestion(trained, topN);
  const [problem] = diffProblems(diff);
  if (problem) throw new CommandFailure(`The suggestion is not one: ${problem.path} ${problem.message}.`);
  out.write(`${JSON.stringify(diff, null, 2)}\n`);
  for (const { pattern, effect, mode, score } of diff.add ?? [])
    say(`${mode === 'observe' ? 'observe' : effect}\t${(score ?? 0).toFixed(4)}\t${pattern}`);
  if (warning !== null) process.stderr.write(`${warning}\n`);
  say(
    `${options.out}: ${diff.add?.length ?? 0} rules. Look at them with: bylaw evaluate --csv FILE --diff ${options.out}`,
  );
}

async function trainHere({ csv, estimator = 'mined', skipBadLines }: SuggestOptions): Promise<Trained> {
  return train({ csv, estimator, skipBadLines });
}

async function openModel(options: SuggestOptions, modelFile: string): Promise<Trained> {
  const { csv, estimator, skipBadLines } = options;
  const trained = modelIn(modelFile, estimator);
  const { file, survey } = await openLabelled(csv, skipBadLines, new Screen(process.stderr));
  if (trained.estimator === 'importance') return { trained, file, survey };
  const model = await recountMined(trained.model, file);
  return { trained: { estimator: 'mined', model }, file, survey };
}

async function suggestion(
  { trained, file, survey }: Trained,
  topN: number,
): Promise<{ diff: Diff; warning: string | null }> {
  const origin = { proposed_by: 'trainer', csv_sha256: survey.sha256 } as const;
  if (trained.estimator === 'importance') {
    const { rules, warning } = await suggestImportance(trained.model, file, topN);
    const meta = { ...origin, model_version: 'importance-1', warning };
    return { diff: { add: rules, remove: [], meta }, warning };
  }
  const { diff } = suggestMined(trained.model, topN);
  const meta = { ...origin, model_version: diff.meta.model_version };
  return { diff: { add: diff.add, remove: diff.remove, meta }, warning: null };
}
