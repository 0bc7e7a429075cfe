import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Environment, NestLogger, createLogger, runApp } from '@bylaw/platform';
import { TrainerModule } from './trainer-module.js';
import { readTrainerSettings } from './trainer-settings.js';

const bootLogger = createLogger('trainer-worker', 'info');

await runApp(bootLogger, async () => {
  const settings = readTrainerSettings(Environment.ofProcess());
  const logger = createLogger('trainer-worker', settings.logLevel);
  const app = await NestFactory.createApplicationContext(TrainerModule.with(settings, logger), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  return { app };
});
