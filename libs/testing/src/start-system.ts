import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PROJECT = resolve(import.meta.dirname, '../../..');
const READY_WITHIN_MS = 60_000;
/** Free ports, and what is built as it is: no test installs or builds. */
const ISOLATED = { GATEWAY_PORT: '0', HUB_PORT: '0', BYLAW_AS_BUILT: '1' } as const;

/** What `npm start` says about the system that it runs. */
export interface SystemState {
  readonly gatewayUrl: string;
  readonly hubUrls: readonly string[];
  readonly adminToken: string;
  readonly enrolmentToken: string;
  readonly postgresUrl: string;
  readonly redisUrl: string;
  readonly pids: {
    readonly gateway: readonly number[];
    readonly 'agent-hub': readonly number[];
    readonly 'policy-worker': readonly number[];
    readonly 'trainer-worker': readonly number[];
    readonly postgres: number | null;
    readonly redis: number | null;
  };
}

/** How the system under test is started. */
export interface SystemOptions {
  /** Flags of `npm start`, e.g. `['--hubs', '2']`. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A state folder to use again; a new one otherwise. It is left alone by `stop()` when given. */
  readonly stateDir?: string;
}

/** A whole system of real processes, on free ports and with a state folder of its own. */
export interface RunningSystem {
  readonly stateDir: string;
  /** The process that `npm start` is. */
  readonly launcher: ChildProcess;
  /** What `run.json` says now: process ids change when an app is started again. */
  state(): SystemState;
  /** What it has written to the terminal so far. */
  output(): string;
  /** Stops it as Ctrl-C does; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** A start that did not succeed: its exit code and what it told the person. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';

  constructor(
    readonly exitCode: number | null,
    readonly output: string,
  ) {
    super(`The system did not start (exit code ${String(exitCode)}):\n${output}`);
  }
}

/** A folder in which a system can keep its state, also when Postgres must run as another user than we. */
export function temporaryStateDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-system-'));
  chmodSync(folder, 0o711);
  return folder;
}

/**
 * Starts the built system as `npm start` does, and resolves when it is ready. It ends with the test process.
 * @throws StartRefused when it gives up.
 */
export async function startSystem(options: SystemOptions = {}): Promise<RunningSystem> {
  const stateDir = options.stateDir ?? temporaryStateDir();
  const launcher = spawn(process.execPath, [join(PROJECT, 'scripts/start.cjs'), ...(options.flags ?? [])], {
    cwd: PROJECT,
    env: { ...process.env, ...ISOLATED, BYLAW_STATE_DIR: stateDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [launcher.stdout, launcher.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const ended = new Promise<number | null>((done) => launcher.once('close', (code) => done(code)));
  const removeState = (): void => {
    if (options.stateDir === undefined) rmSync(stateDir, { recursive: true, force: true });
  };
  const runFile = join(stateDir, 'run.json');
  const isReady = await waitUntilReady(
    launcher,
    () => existsSync(runFile) && output.includes('Bylaw is ready'),
  );
  if (!isReady) {
    launcher.kill('SIGTERM');
    const code = await ended;
    removeState();
    throw new StartRefused(code, output);
  }
  return {
    stateDir,
    launcher,
    state: () => JSON.parse(readFileSync(runFile, 'utf8')) as SystemState,
    output: () => output,
    stop: async () => {
      launcher.kill('SIGTERM');
      const code = await ended;
      removeState();
      return code;
    },
  };
}

async function waitUntilReady(launcher: ChildProcess, ready: () => boolean): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (launcher.exitCode === null && launcher.signalCode === null && Date.now() < deadline) {
    if (ready()) return true;
    await sleep(50);
  }
  return false;
}
