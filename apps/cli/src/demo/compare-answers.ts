import { oneLine } from './one-line.js';
import type { Screen } from '../screen.js';
import type { Asked } from './simulated-agent.js';

const SHOWN = 6;

/** How many of the commands with a label got each answer. */
export interface Tally {
  readonly asked: number;
  readonly denied: number;
  readonly unsafe: number;
  readonly unsafeDenied: number;
  readonly safeDenied: number;
}

/** Counts the answers. */
export function tallyOf(asked: readonly Asked[]): Tally {
  const isDenied = ({ answer }: Asked): boolean => answer.decision !== 'allow';
  const unsafe = asked.filter(({ label }) => label === 'unsafe');
  const denied = asked.filter(isDenied).length;
  const unsafeDenied = unsafe.filter(isDenied).length;
  return {
    asked: asked.length,
    denied,
    unsafe: unsafe.length,
    unsafeDenied,
    safeDenied: denied - unsafeDenied,
  };
}

/** The answers in a sentence. */
export function describeTally({ asked, denied, unsafe, unsafeDenied, safeDenied }: Tally): string {
  return (
    `${asked - denied} of ${asked} allowed; not allowed: ${unsafeDenied} of the ${unsafe} labelled unsafe, ` +
    `${safeDenied} of the ${asked - unsafe} labelled safe`
  );
}

/** Shows some commands whose answer changed, with the reason. Says how many there are. */
export function showChanged(before: readonly Asked[], after: readonly Asked[], screen: Screen): number {
  const decisions = new Map(before.map(({ command, answer }) => [command, answer.decision]));
  const changed = after.filter(({ command, answer }) => decisions.get(command) !== answer.decision);
  for (const { command, label, answer } of changed.slice(0, SHOWN)) {
    screen.say(
      `   ${decisions.get(command) ?? '?'} → ${answer.decision}  [${label}]  ${oneLine(command, screen.width - 32)}`,
    );
  }
  if (changed.length > SHOWN) screen.say(`   … and ${changed.length - SHOWN} more.`);
  return changed.length;
}
