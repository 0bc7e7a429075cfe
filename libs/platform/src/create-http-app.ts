import { setTimeout as sleep } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { LIMITS } from '@bylaw/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptJson } from './body-parser.js';
import { newId } from './ids.js';
import { NestLogger, type Logger } from './logger.js';
import { Metrics } from './metrics.js';
import { ProblemFilter, sendProblem, toDomainError } from './problem-filter.js';
import { RequestValidationPipe } from './validation-pipe.js';

export interface HttpAppOptions {
  readonly title: string;
  readonly description: string;
  readonly logger: Logger;
}

/**
 * A Nest application on Fastify with everything that both planes share: JSON bodies of at most 1 MiB, validation,
 * problem+json, request ids, request metrics, `/openapi.json` and `/docs`.
 */
export async function createHttpApp(
  rootModule: Parameters<typeof NestFactory.create>[0],
  options: HttpAppOptions,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: LIMITS.bodyBytes,
    genReqId: () => newId(),
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
    frameworkErrors: (error: Error, _request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(reply, toDomainError(error)),
  });
  const app = await NestFactory.create<NestFastifyApplication>(rootModule, adapter, {
    logger: new NestLogger(options.logger),
    bodyParser: false,
    abortOnError: false,
  });
  const server = adapter.getInstance<FastifyInstance>();
  acceptJson(server);
  measureRequests(server, app.get(Metrics));
  finishBeforeClosing(server);
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(new ProblemFilter(options.logger));
  const document = new DocumentBuilder()
    .setTitle(options.title)
    .setDescription(options.description)
    .setVersion('1')
    .addBearerAuth()
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, document), {
    jsonDocumentUrl: 'openapi.json',
  });
  return app;
}

function measureRequests(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.httpRequests.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1_000,
    );
    done();
  });
}

/** The longest that a stopping server waits for the requests at hand. */
const FINISH_WITHIN_MS = 5_000;

/** Closing cuts every connection, streams too, so the requests at hand are answered first. */
function finishBeforeClosing(server: FastifyInstance): void {
  const open = new Set<FastifyReply>();
  server.addHook('onRequest', (_request, reply, done) => {
    open.add(reply);
    reply.raw.once('close', () => open.delete(reply));
    done();
  });
  server.addHook('preClose', async () => {
    const deadline = Date.now() + FINISH_WITHIN_MS;
    const unanswered = (): boolean => [...open].some((reply) => !reply.sent);
    while (unanswered() && Date.now() < deadline) await sleep(10);
  });
}
