import { NestFactory } from '@nestjs/core';
import { NestLogger, type Logger, type RunningApp } from '@bylaw/platform';
import { PolicyWorkerModule } from './policy-worker-module.js';
import type { PolicyWorkerSettings } from './policy-worker-settings.js';

/**
 * Starts a policy worker; it takes jobs when this resolves.
 * @throws Error when Postgres or Redis does not answer
 */
export async function startPolicyWorker(settings: PolicyWorkerSettings, logger: Logger): Promise<RunningApp> {
  const app = await NestFactory.createApplicationContext(PolicyWorkerModule.with(settings, logger), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  return { app };
}
