import { join } from 'node:path';
import type { RunState } from './run-file.js';

/** What the person who started the system reads when it is ready. */
export function welcome(
  state: RunState,
  stateDir: string,
  link: string | undefined,
  seconds: number,
): string {
  const console_ = link ?? `${state.gatewayUrl} (no sign-in link to be had: sign in with the admin token)`;
  const rows = [
    ['Console', console_],
    ['Gateway', state.gatewayUrl],
    ['Agent hubs', state.hubUrls.join(', ')],
    ['Enrolment token', state.enrolmentToken],
    ['For scripts', join(stateDir, 'run.json')],
    ['Logs', join(stateDir, 'logs')],
  ] as const;
  const lines = rows.map(([name, value]) => `  ${name.padEnd(16)}  ${value}`);
  return [
    '',
    `Bylaw is ready (${seconds.toFixed(1)} s). The console's link works once.`,
    '',
    ...lines,
    '',
    'Next: see the whole loop with real commands, in another terminal:  npm run demo',
    'Ctrl-C stops everything.',
    '',
  ].join('\n');
}
