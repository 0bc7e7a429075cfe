import type { Contestant } from './contestants/contestant.js';
import { EXAMPLE_COMMANDS } from './example-commands.js';
import { exampleRules } from './example-rules.js';

const RULES_TRIED = 97;

/**
 * Asks each for what some of its rules match, for what they nearly match, and for the everyday lines: who is fast and wrong
 * does not compete.
 * @throws Error that names the contestant and the command when one is decided wrongly
 */
export function checkAgreement(contestants: readonly Contestant[]): void {
  for (const contestant of contestants) {
    const step = Math.max(1, Math.floor(contestant.rules / RULES_TRIED));
    const tried = exampleRules(contestant.rules).filter((_, n) => n % step === 0);
    const probes = [
      ...tried.map(({ hit }) => ({ command: hit, denied: true })),
      ...tried.map(({ miss }) => ({ command: miss, denied: false })),
      ...EXAMPLE_COMMANDS.map((command) => ({ command, denied: false })),
    ];
    const wrong = probes.find(({ command, denied }) => contestant.denies(command) !== denied);
    if (!wrong) continue;
    throw new Error(`${contestant.name} ${wrong.denied ? 'does not deny' : 'denies'} ${wrong.command}`);
  }
}
