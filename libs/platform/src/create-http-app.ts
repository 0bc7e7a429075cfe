import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { LIMITS } from '@bylaw/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { acceptJson } from './body-parser.js';
import { DirectRoutes } from './direct-routes.js';
import { newId } from './ids.js';
import { NestLogger, type Logger } from './logger.js';
import { measureRequests } from './measure-requests.js';
import { Metrics } from './metrics.js';
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
  new RequestsAtHand().finishBeforeClosing(server);
  const filter = new ProblemFilter(options.logger);
  const direct = new DirectRoutes(app, filter);
  server.addHook('onRoute', (route) => direct.adopt(route));
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(filter);
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
