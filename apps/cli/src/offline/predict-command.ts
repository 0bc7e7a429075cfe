import { resolve } from 'node:path';
import { LIMITS } from '@bylaw/contracts/limits';
import { CommandFailure } from '../command-failure.js';
import { readPacks } from '../packs/pack-folder.js';
import { estimateCommand, type Reason } from './command-estimate.js';
import { modelIn, type OfflineModel } from './model-file.js';
import { train, type OfflineEstimator } from './train-command.js';

/** What an estimate is told. */
export interface PredictOptions {
  readonly model: string | undefined;
  readonly csv: string | undefined;
  readonly estimator: OfflineEstimator | undefined;
  readonly skipBadLines: boolean;
  readonly json: boolean;
}

/** What a model is trained from when none is given: the project's own small file. */
const EXAMPLE = resolve(import.meta.dirname, '../../../../examples/telemetry-csv/small.csv');

type Say = (line: string) => void;

/**
 * `bylaw predict COMMAND`: how safe a command seems, with what speaks for and against. It runs nothing and records nothing.
 * @throws CommandFailure when the model can't be read, or trained
 */
export async function predictCommand(command: string, options: PredictOptions, say: Say): Promise<void> {
  if (command.trim() === '') throw new CommandFailure('Which command? It is empty.');
  if (Buffer.byteLength(command) > LIMITS.commandBytes)
    throw new CommandFailure(
      `The command is longer than ${LIMITS.commandBytes} bytes, and no command that long is decided on.`,
    );
  const trained = await modelOf(options);
  const estimate = estimateCommand(command, trained, readPacks());
  if (options.json) {
    say(JSON.stringify({ command, estimator: trained.estimator, ...estimate }, null, 2));
    return;
  }
  say(
    `safety   ${score(estimate.safety)} of 100; a command of which nothing is known has ${score(estimate.base)}`,
  );
  showReasons('against', estimate.against, '+', say);
  showReasons('for', estimate.inFavour, '-', say);
}

async function modelOf(options: PredictOptions): Promise<OfflineModel> {
  const { model, csv, estimator, skipBadLines } = options;
  if (model !== undefined) return modelIn(model, estimator);
  const { trained } = await train({ csv: csv ?? EXAMPLE, estimator: estimator ?? 'mined', skipBadLines });
  if (csv === undefined)
    process.stderr.write(
      `The model is one of the project's small example; name your own with --model or --csv.\n`,
    );
  return trained;
}

function showReasons(title: string, reasons: readonly Reason[], sign: string, say: Say): void {
  if (reasons.length === 0) say(`${title.padEnd(8)} nothing`);
  reasons.forEach(({ weight, text }, index) => {
    const moved = weight === null ? '' : `${sign}${(weight * 100).toFixed(1)}`;
    say(`${(index === 0 ? title : '').padEnd(8)} ${moved.padStart(6)}  ${text}`);
  });
}

function score(safety: number): string {
  return (safety * 100).toFixed(1);
}
