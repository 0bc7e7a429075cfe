import 'reflect-metadata';
import { Environment, createLogger, runApp } from '@bylaw/platform';
import { readGatewaySettings } from './gateway-settings.js';
import { startGateway } from './start-gateway.js';

const bootLogger = createLogger('gateway', 'info');

await runApp(bootLogger, () => {
  const settings = readGatewaySettings(Environment.ofProcess());
  return startGateway(settings, createLogger('gateway', settings.logLevel));
});
