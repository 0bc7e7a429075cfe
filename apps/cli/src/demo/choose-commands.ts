import type { ActionResponse } from '@bylaw/contracts';
import { CommandFailure } from '../command-failure.js';
import type { Operator } from './operator.js';
import type { KnownCommand } from './simulated-agent.js';

const UNSAFE = 40;
const SAFE = 60;

/** Commands of the imported telemetry for the agents to ask about: different ones, unsafe among safe. */
export async function chooseCommands(operator: Operator): Promise<KnownCommand[]> {
  const unsafe = choose(await operator.labelled('unsafe'), UNSAFE, 'unsafe');
  const safe = choose(await operator.labelled('safe'), SAFE, 'safe');
  if (unsafe.length === 0 || safe.length === 0) {
    throw new CommandFailure(
      'The telemetry has no labelled actions of both kinds: the demo needs safe and unsafe ones.',
    );
  }
  return [...unsafe, ...safe];
}

function choose(
  actions: readonly ActionResponse[],
  most: number,
  label: KnownCommand['label'],
): KnownCommand[] {
  const commands = [...new Set(actions.filter(({ tool }) => tool === 'shell').map(({ command }) => command))];
  const chosen = commands.length <= most ? commands : spread(commands, most);
  return chosen.map((command) => ({ command, label }));
}

/** As many, evenly from beginning to end: what was imported together is often alike. */
function spread(commands: readonly string[], count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => commands[Math.floor((index * commands.length) / count)] ?? '',
  );
}
