import fastifyCookie from '@fastify/cookie';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp, type Logger } from '@bylaw/platform';
import type { FastifyInstance } from 'fastify';
import { CommandQueuedFilter } from './commands/command-queued-filter.js';
import { addSecurityHeaders } from './console/security-headers.js';
import { serveConsole } from './console/serve-console.js';
import { GATEWAY_API } from './gateway-document.js';
import { GatewayModule } from './gateway-module.js';
import type { GatewaySettings } from './gateway-settings.js';
import { acceptCsv } from './telemetry/accept-csv.js';
import { acceptYaml } from './yaml/accept-yaml.js';

/** A gateway that answers at `url`. */
export interface RunningGateway {
  readonly app: NestFastifyApplication;
  readonly url: string;
}

/**
 * Starts a gateway; resolves when it takes requests.
 * @throws Error when Postgres or Redis can't be reached, or the port is taken
 */
export async function startGateway(settings: GatewaySettings, logger: Logger): Promise<RunningGateway> {
  const app = await createHttpApp(GatewayModule.with(settings, logger), {
    ...GATEWAY_API,
    logger,
  });
  app.useGlobalFilters(new CommandQueuedFilter());
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  await server.register(fastifyCookie);
  addSecurityHeaders(server);
  acceptCsv(server);
  acceptYaml(server);
  await serveConsole(server, settings.consoleDir);
  await app.listen(settings.port, settings.host);
  return { app, url: await app.getUrl() };
}
