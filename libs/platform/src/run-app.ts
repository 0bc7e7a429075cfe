import type { INestApplicationContext } from '@nestjs/common';
import { ConfigurationError } from './environment.js';
import type { Logger } from './logger.js';

/** A started app: how to stop it, and where it answers if it does. */
export interface RunningApp {
  readonly app: INestApplicationContext;
  readonly url?: string;
}

/** The longest an app takes to finish what it has begun. */
const STOP_WITHIN_MS = 8_000;

/**
 * Runs an app for the life of the process: tells a parent that forked it when it is ready, and stops in order on
 * SIGTERM, SIGINT, or when that parent is gone, so that a killed launcher leaves nothing behind. A start that fails
 * says why in one message and exits with 1.
 */
export async function runApp(logger: Logger, start: () => Promise<RunningApp>): Promise<void> {
  let running: RunningApp | undefined;
  let stopping = false;
  const stop = (why: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ why }, 'stopping');
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    void (running?.app.close() ?? Promise.resolve()).then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'could not stop in order');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  process.once('disconnect', () => stop('the parent process is gone'));
  try {
    running = await start();
  } catch (error) {
    reportFailedStart(logger, error);
    process.exit(1);
  }
  logger.info({ url: running.url }, 'ready');
  process.send?.({ type: 'ready', url: running.url });
}

function reportFailedStart(logger: Logger, error: unknown): void {
  if (error instanceof ConfigurationError) process.stderr.write(`${error.message}\n`);
  else logger.fatal({ err: error }, 'could not start');
}
