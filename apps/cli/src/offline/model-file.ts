import { ModelFileError, readModel, writeModel, type ImportanceModel } from '@bylaw/learning';
import { CommandFailure } from '../command-failure.js';
import { checkMinedModel, MINED_FORMAT, type MinedModel } from './mined-model.js';
import { readText, writeText } from './text-file.js';

/** A trained model of either estimator. */
export type OfflineModel =
  | { readonly estimator: 'importance'; readonly model: ImportanceModel }
  | { readonly estimator: 'mined'; readonly model: MinedModel };

/** @throws CommandFailure when the file can't be read, or is no model that this program reads */
export function readModelFile(file: string): OfflineModel {
  const text = readText(file);
  const format = formatOf(text);
  if (format?.['format'] === MINED_FORMAT) return { estimator: 'mined', model: checkMinedModel(format) };
  try {
    return { estimator: 'importance', model: readModel(text) };
  } catch (error) {
    if (error instanceof ModelFileError) throw new CommandFailure(`${file}: ${error.message}`);
    throw error;
  }
}

/** @throws CommandFailure when the file can't be written */
export function writeModelFile(file: string, { estimator, model }: OfflineModel): void {
  writeText(file, `${JSON.stringify(estimator === 'mined' ? model : writeModel(model))}\n`);
}

function formatOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>> | null;
  } catch {
    return null;
  }
}
