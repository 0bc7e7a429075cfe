import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { LIMITS } from '@bylaw/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptJson, bodyReader } from './body-parser.js';
import { DirectListener, type DirectParts } from './direct-listener.js';
import { DirectRoutes } from './direct-routes.js';
import { newId } from './ids.js';
import { NestLogger, type Logger } from './logger.js';
import { measureRequests } from './measure-requests.js';
import { Metrics } from './metrics.js';
import { openApiDocument } from './open-api-document.js';
import { ProblemFilter, sendProblem, toDomainError } from './problem-filter.js';
import { RequestsAtHand } from './requests-at-hand.js';
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
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  measureRequests(server, app.get(Metrics));
  const atHand = new RequestsAtHand();
  atHand.finishBeforeClosing(server);
  const filter = new ProblemFilter(options.logger);
  answerDirectly(app, { filter, atHand });
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(filter);
  SwaggerModule.setup('docs', app, () => openApiDocument(app, options), {
    jsonDocumentUrl: 'openapi.json',
  });
  return app;
}

/** Has the methods that are marked `@Direct` called as directly as can be. To be called before routes are added. */
function answerDirectly(
  app: NestFastifyApplication,
  { filter, atHand }: Pick<DirectParts, 'filter' | 'atHand'>,
): void {
  const server = app.getHttpAdapter().getInstance();
  const listener = new DirectListener({
    filter,
    atHand,
    metrics: app.get(Metrics),
    read: bodyReader(server),
  });
  const direct = new DirectRoutes(app, filter, listener);
  server.addHook('onRoute', (route) => direct.adopt(route));
  listener.listenTo(server.server);
}
