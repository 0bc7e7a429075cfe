import 'reflect-metadata';
import { Environment, createLogger, runApp } from '@bylaw/platform';
import { readPolicyWorkerSettings } from './policy-worker-settings.js';
import { startPolicyWorker } from './start-policy-worker.js';

const bootLogger = createLogger('policy-worker', 'info');

await runApp(bootLogger, async () => {
  const settings = readPolicyWorkerSettings(Environment.ofProcess());
  return startPolicyWorker(settings, createLogger('policy-worker', settings.logLevel));
});
