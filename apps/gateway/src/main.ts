import 'reflect-metadata';
import { Environment, createLogger, keepHeapSmall, runApp } from '@bylaw/platform';
import { readGatewaySettings } from './gateway-settings.js';
import { startGateway } from './start-gateway.js';

// Imports and exports make much that is soon garbage.
keepHeapSmall(30);

const bootLogger = createLogger('gateway', 'info');

await runApp(bootLogger, () => {
  const settings = readGatewaySettings(Environment.ofProcess());
  return startGateway(settings, createLogger('gateway', settings.logLevel));
});
