import 'reflect-metadata';
import { setFlagsFromString } from 'node:v8';
import { Environment, createLogger, runApp } from '@bylaw/platform';
import { readGatewaySettings } from './gateway-settings.js';
import { startGateway } from './start-gateway.js';

// Imports and exports make much that is soon garbage. V8 would let the heap grow to several times what is alive before it
// looks through it, which is memory that other processes of the machine need more; this way it looks more often.
setFlagsFromString('--heap-growing-percent=30');

const bootLogger = createLogger('gateway', 'info');

await runApp(bootLogger, () => {
  const settings = readGatewaySettings(Environment.ofProcess());
  return startGateway(settings, createLogger('gateway', settings.logLevel));
});
