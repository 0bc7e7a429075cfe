import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a running local system says of itself in `.bylaw/run.json`. */
export interface RunState {
  readonly gatewayUrl: string;
  readonly hubUrls: readonly string[];
  readonly adminToken: string;
  readonly enrolmentToken: string;
  readonly postgresUrl: string;
}

/** The system that runs in this folder or one above it; undefined when none does. */
export function readRunState(folder: string): RunState | undefined {
  const file = join(folder, '.bylaw', 'run.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as RunState;
  const above = dirname(folder);
  return above === folder ? undefined : readRunState(above);
}
