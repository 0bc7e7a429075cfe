import { CommandFailure } from '../command-failure.js';
import { Screen } from '../screen.js';
import { trainByImportance } from './importance-run.js';
import { LabelledFile, type Survey } from './labelled-file.js';
import { trainMined } from './mined-model.js';
import { modelText, type OfflineModel } from './model-file.js';
import { OutputFile } from './output-file.js';

/** The two ways of learning. */
export type OfflineEstimator = OfflineModel['estimator'];

/** What training from a file is told. */
export interface TrainOptions {
  readonly csv: string;
  readonly estimator: OfflineEstimator;
  readonly skipBadLines: boolean;
}

/** A model with what it was trained on. */
export interface Trained {
  readonly trained: OfflineModel;
  readonly file: LabelledFile;
  readonly survey: Survey;
}

/** Below this nothing is learned. */
const LEAST_ROWS = 10;

/**
 * Trains a model from a file of labelled commands. The same file gives the same model, byte for byte.
 * @throws CommandFailure with the reason why nothing can be learned from it
 */
export async function train({ csv, estimator, skipBadLines }: TrainOptions): Promise<Trained> {
  const screen = new Screen(process.stderr);
  const { file, survey } = await openLabelled(csv, skipBadLines, screen);
  const trained: OfflineModel =
    estimator === 'mined'
      ? { estimator, model: await trainMined(file, screen) }
      : { estimator, model: await trainByImportance(file, screen) };
  return { trained, file, survey };
}

/**
 * Opens a file, reading it once.
 * @throws CommandFailure when it can't be read, or has too few labelled commands or only one class
 */
export async function openLabelled(
  csv: string,
  skipBadLines: boolean,
  screen: Screen,
): Promise<{ readonly file: LabelledFile; readonly survey: Survey }> {
  const file = new LabelledFile(csv, { skipBadLines, learns: true, screen });
  const survey = await file.survey();
  const { safeRows, unsafeRows } = survey;
  const rows = safeRows + unsafeRows;
  if (rows < LEAST_ROWS)
    throw new CommandFailure(
      `Too few labelled commands in ${csv}: ${rows}, and at least ${LEAST_ROWS} are needed.`,
    );
  if (safeRows === 0 || unsafeRows === 0)
    throw new CommandFailure(
      `All ${rows} labelled commands in ${csv} are ${unsafeRows === 0 ? 'safe' : 'unsafe'}: both classes are needed.`,
    );
  return { file, survey };
}

/**
 * `bylaw train --csv FILE --out MODEL`.
 * @throws CommandFailure with the reason why nothing can be learned, or the model can't be written
 */
export async function trainCommand(
  { out, ...options }: TrainOptions & { readonly out: string },
  say: (line: string) => void,
): Promise<void> {
  const file = OutputFile.at(out, [options.csv]);
  const { trained, survey } = await train(options);
  file.write(modelText(trained));
  say(
    `${out}: a model of the ${trained.estimator} estimator, from ${survey.safeRows} safe and ${survey.unsafeRows} unsafe commands.`,
  );
}
