import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { createLogger, openApiDocument, type ApiTitle } from '@bylaw/platform';
import { GatewayModule } from './gateway-module.js';
import type { GatewaySettings } from './gateway-settings.js';

/** What the gateway's API is called. */
export const GATEWAY_API: ApiTitle = {
  title: 'Bylaw gateway',
  description: 'The control plane: operators see, propose, approve and undo changes of the policy.',
};

/** The gateway's OpenAPI document, made without a gateway: nothing is connected to, and no setting but these read. */
export async function gatewayDocument(
  settings: GatewaySettings,
): Promise<ReturnType<typeof openApiDocument>> {
  const module = GatewayModule.with(settings, createLogger('gateway', 'silent'));
  const app = await NestFactory.create(module, new FastifyAdapter(), { logger: false, preview: true });
  return openApiDocument(app, GATEWAY_API);
}
