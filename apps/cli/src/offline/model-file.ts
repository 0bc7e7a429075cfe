import {
  IMPORTANCE_FORMAT,
  ModelFileError,
  readModel,
  writeModel,
  type ImportanceModel,
} from '@bylaw/learning';
import { CommandFailure } from '../command-failure.js';
import { checkMinedModel, MINED_FORMAT, type MinedModel } from './mined-model.js';
import { readText } from './text-file.js';

/** A trained model of either estimator. */
export type OfflineModel =
  | { readonly estimator: 'importance'; readonly model: ImportanceModel }
  | { readonly estimator: 'mined'; readonly model: MinedModel };

/** @throws CommandFailure when the file can't be read, or is no model that this program reads */
export function readModelFile(file: string): OfflineModel {
  const text = readText(file);
  try {
    const json = fieldsOf(text);
    if (json?.['format'] === MINED_FORMAT) return { estimator: 'mined', model: checkMinedModel(json) };
    if (json?.['format'] === IMPORTANCE_FORMAT) return { estimator: 'importance', model: readModel(text) };
  } catch (error) {
    if (error instanceof ModelFileError || error instanceof CommandFailure)
      throw new CommandFailure(`${file}: ${error.message}`);
    throw error;
  }
  throw new CommandFailure(`${file} is no model of \`bylaw train\`.`);
}

/**
 * The same, of this estimator when one is named.
 * @throws CommandFailure as `readModelFile` does, and when it is a model of the other estimator
 */
export function modelIn(file: string, estimator: OfflineModel['estimator'] | undefined): OfflineModel {
  const read = readModelFile(file);
  if (estimator === undefined || estimator === read.estimator) return read;
  throw new CommandFailure(`${file} is a model of the ${read.estimator} estimator, not of ${estimator}.`);
}

/** A model as its file holds it. */
export function modelText({ estimator, model }: OfflineModel): string {
  return `${JSON.stringify(estimator === 'mined' ? model : writeModel(model))}\n`;
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>> | null;
  } catch {
    throw new CommandFailure('This is no model, or only a part of one: it is not JSON.');
  }
}
