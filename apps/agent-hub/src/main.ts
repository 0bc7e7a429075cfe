import 'reflect-metadata';
import { warmUpDeciding } from '@bylaw/policy';
import { Environment, createLogger, runApp } from '@bylaw/platform';
import { readHubSettings } from './hub-settings.js';
import { keepHeapSmall } from './keep-heap-small.js';
import { startHub } from './start-hub.js';

keepHeapSmall();

const bootLogger = createLogger('agent-hub', 'info');

await runApp(bootLogger, async () => {
  const settings = readHubSettings(Environment.ofProcess());
  warmUpDeciding();
  return startHub(settings, createLogger('agent-hub', settings.logLevel));
});
