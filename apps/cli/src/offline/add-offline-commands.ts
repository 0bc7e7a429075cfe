import { InvalidArgumentError, Option, type Command } from 'commander';
import type { EvaluateOptions } from './evaluate-command.js';
import type { PredictOptions } from './predict-command.js';
import type { SuggestOptions } from './suggest-command.js';
import type { TrainOptions } from './train-command.js';

type Say = (line: string) => void;

const MOST_RULES = 1_000;
const CSV = 'labelled commands: telemetry CSV, or command,label';
const SKIP = ['--skip-bad-lines', "leave out lines that can't be read", false] as const;

const estimator = (): Option =>
  new Option('--estimator <name>', 'how to learn').choices(['mined', 'importance']);

/**
 * Adds what needs no server: `train`, `suggest`, `evaluate`, `predict`. What they run is loaded only when one of them is
 * meant: the learner takes far longer to load than other commands take to run.
 */
export function addOfflineCommands(bylaw: Command, say: Say): void {
  bylaw
    .command('train')
    .description('learn a model from a file, without a server')
    .requiredOption('--csv <file>', CSV)
    .requiredOption('--out <model>', 'the model to write')
    .addOption(estimator().default('mined'))
    .option(...SKIP)
    .action(async (options: TrainOptions & { out: string }) => {
      const { trainCommand } = await import('./train-command.js');
      await trainCommand(options, say);
    });
  bylaw
    .command('suggest')
    .description('write the diff that a model suggests, without a server')
    .requiredOption('--csv <file>', `${CSV}; what rules hit is counted in it`)
    .option('--model <model>', 'a model of `bylaw train`; one is trained from the file when not given')
    .requiredOption('--out <diff>', 'the diff to write, as JSON')
    .option('--top-n <number>', 'rules to suggest at most', ruleCount, 20)
    .addOption(estimator())
    .option(...SKIP)
    .action(async (options: SuggestOptions) => {
      const { suggestCommand } = await import('./suggest-command.js');
      await suggestCommand(options, say);
    });
  bylaw
    .command('evaluate')
    .description('precision, recall and false deny rate of each rule of a diff, without a server')
    .requiredOption('--csv <file>', CSV)
    .requiredOption('--diff <diff>', 'the diff, as JSON')
    .option('--prevalence <share>', 'the share of unsafe actions to state the precision at', shareOf, 0.02)
    .option('--json', 'answer in JSON', false)
    .option(...SKIP)
    .action(async (options: EvaluateOptions) => {
      const { evaluateCommand } = await import('./evaluate-command.js');
      await evaluateCommand(options, say);
    });
  bylaw
    .command('predict')
    .argument('<command>', 'the command, in quotes; after -- where it begins with a dash')
    .description('how safe a command seems, and what speaks for and against it, without a server')
    .addOption(new Option('--model <model>', 'a model of `bylaw train`').conflicts('csv'))
    .option('--csv <file>', 'train from this file instead')
    .addOption(estimator())
    .option(...SKIP)
    .option('--json', 'answer in JSON', false)
    .action(async (command: string, options: PredictOptions) => {
      const { predictCommand } = await import('./predict-command.js');
      await predictCommand(command, options, say);
    });
}

function ruleCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > MOST_RULES)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_RULES}.`);
  return count;
}

function shareOf(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share > 0 && share < 1))
    throw new InvalidArgumentError('It must be between 0 and 1.');
  return share;
}
