import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Environment, NestLogger, createLogger, keepHeapSmall, runApp } from '@bylaw/platform';
import { TrainerModule } from './trainer-module.js';
import { readTrainerSettings } from './trainer-settings.js';

// Of every thread: without it they take half as much again, most of it garbage.
keepHeapSmall(15);

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
