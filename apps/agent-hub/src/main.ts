import 'reflect-metadata';
import { warmUpDeciding } from '@bylaw/policy';
import { Environment, createLogger, keepHeapSmall, runApp } from '@bylaw/platform';
import { readHubSettings } from './hub-settings.js';
import { startHub } from './start-hub.js';

// With 10,000 rules some 75 MB are alive, and batches leave much behind: over 400 MB under load otherwise. Collecting
// earlier costs less than can be measured (`npm run bench -- memory`).
keepHeapSmall(50);

const bootLogger = createLogger('agent-hub', 'info');

await runApp(bootLogger, async () => {
  const settings = readHubSettings(Environment.ofProcess());
  warmUpDeciding();
  return startHub(settings, createLogger('agent-hub', settings.logLevel));
});
