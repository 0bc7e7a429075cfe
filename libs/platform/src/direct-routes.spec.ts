import { connect } from 'node:net';
import { Body, Controller, HttpCode, Module, Post, Query } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError, HeartbeatRequest, PageQuery, type Principal } from '@bylaw/contracts';
import { AccessGuard, PrincipalResolver } from './access-guard.js';
import { CurrentPrincipal, Needs } from './access.js';
import { createHttpApp } from './create-http-app.js';
import { Direct } from './direct-routes.js';
import { KnownTokens } from './known-tokens.fixture.js';
import { createLogger } from './logger.js';
import { Metrics } from './metrics.js';
import { PlatformModule } from './platform-module.js';

const logger = createLogger('test', 'silent');

@Controller('v1')
@Needs('agent')
class ProbeController {
  @Post('beat')
  @Direct()
  @HttpCode(202)
  async beat(@CurrentPrincipal() { name }: Principal, @Body() { status }: HeartbeatRequest): Promise<object> {
    if (status === 'blocked') throw new DomainError('idempotency_key_reused', 'It is blocked');
    return { name, status: status ?? null };
  }

  @Post('around')
  @HttpCode(202)
  async around(
    @CurrentPrincipal() { name }: Principal,
    @Body() { status }: HeartbeatRequest,
  ): Promise<object> {
    if (status === 'blocked') throw new DomainError('idempotency_key_reused', 'It is blocked');
    return { name, status: status ?? null };
  }
}

@Controller('v1')
@Needs('agent')
class UnfitController {
  @Post('unfit')
  @Direct()
  @HttpCode(200)
  async unfit(@CurrentPrincipal() _: Principal, @Query() query: PageQuery): Promise<PageQuery> {
    return query;
  }
}

function moduleWith(controller: new () => object) {
  const providers = [
    { provide: PrincipalResolver, useClass: KnownTokens },
    { provide: APP_GUARD, useClass: AccessGuard },
  ];
  @Module({ imports: [PlatformModule.with(logger)], controllers: [controller], providers })
  class ProbeModule {}
  return ProbeModule;
}

describe('a direct route', () => {
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    const probe = moduleWith(ProbeController);
    app = await createHttpApp(probe, { title: 'Probe', description: 'For tests.', logger });
    await app.init();
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(async () => {
    await app.close();
  });

  async function post(path: string, body: string, token?: string, more: Record<string, string> = {}) {
    const authorization: Record<string, string> =
      token === undefined ? {} : { authorization: `Bearer ${token}` };
    const headers = { 'content-type': 'application/json', ...authorization, ...more };
    const response = await fetch(url + path, { method: 'POST', headers, body });
    const answered = Object.fromEntries(response.headers);
    // Fastify ends the connection of who sent what can't be read.
    const { 'x-request-id': requestId, 'content-type': type, 'www-authenticate': challenge } = answered;
    const hasRequestId = typeof requestId === 'string';
    return { statusCode: response.status, hasRequestId, type, challenge, payload: await response.text() };
  }

  it('answers what the method answers, with its status', async () => {
    const answer = await post('/v1/beat', '{"status":"running"}', 'agent');
    expect(answer).toMatchObject({ statusCode: 202, hasRequestId: true });
    expect(JSON.parse(answer.payload)).toEqual({ name: 'ada', status: 'running' });
    expect(JSON.parse((await post('/v1/beat', '', 'agent')).payload)).toEqual({ name: 'ada', status: null });
  });

  it('admits nobody without a token, and nobody beyond their access, whom it tells of', async () => {
    expect(await post('/v1/beat', '{}')).toMatchObject({ statusCode: 401 });
    expect(await post('/v1/beat', '{}', 'nobody')).toMatchObject({ statusCode: 401 });
    expect(await post('/v1/beat', '{}', 'viewer')).toMatchObject({ statusCode: 403 });
    expect(app.get<KnownTokens>(PrincipalResolver).refusals).toEqual(['vera /v1/beat']);
  });

  it.each([
    '{"status":"asleep"}',
    '{"mood":1}',
    '[]',
    '{',
    '"x"',
    '{"status":"blocked"}',
    '{"status":"idle"}',
  ])('answers %s as a route does that Nest calls', async (body) => {
    const direct = await post('/v1/beat', body, 'agent');
    expect(direct).toEqual(await post('/v1/around', body, 'agent'));
  });

  it('is answered before Fastify sees it, where nothing is unusual', async () => {
    const resolver = app.get<KnownTokens>(PrincipalResolver);
    const before = resolver.resolved;
    expect(await post('/v1/beat', '{"status":"idle"}', 'agent')).toMatchObject({ statusCode: 202 });
    expect(await post('/v1/beat', '{"status":"blocked"}', 'agent')).toMatchObject({ statusCode: 409 });
    expect(resolver.resolved).toBe(before);
    resolver.forgets = true;
    expect(await post('/v1/beat', '{"status":"idle"}', 'agent')).toMatchObject({ statusCode: 202 });
    resolver.forgets = false;
    expect(await post('/v1/beat?x=1', '{"status":"idle"}', 'agent')).toMatchObject({ statusCode: 202 });
    expect(resolver.resolved).toBe(before + 2);
  });

  it.each([{ 'content-type': 'text/plain' }, { 'content-type': 'application/json;charset=UTF-8' }])(
    'answers a request with %o as a route does that Nest calls',
    async (headers) => {
      const direct = await post('/v1/beat', '{"status":"idle"}', 'agent', headers);
      expect(direct).toEqual(await post('/v1/around', '{"status":"idle"}', 'agent', headers));
    },
  );

  it('takes a body in pieces, and none that is larger than allowed', async () => {
    const pad = (length: number): string => `{${' '.repeat(length)}"status":"idle"}`;
    expect(await post('/v1/beat', pad(900_000), 'agent')).toMatchObject({ statusCode: 202 });
    expect(await post('/v1/beat', pad(1_100_000), 'agent')).toMatchObject({ statusCode: 413 });
  });

  it('outlives callers that leave before their body has ended', async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    const head =
      'POST /v1/beat HTTP/1.1\r\nhost: x\r\nauthorization: Bearer agent\r\ncontent-type: application/json\r\n';
    await new Promise<void>((resolve) =>
      socket.write(`${head}content-length: 100\r\n\r\n{`, () => resolve()),
    );
    socket.destroy();
    expect(await post('/v1/beat', '{}', 'agent')).toMatchObject({ statusCode: 202 });
  });

  it('is measured under its route', async () => {
    await post('/v1/beat', '{}', 'agent');
    const { payload } = await app.inject({ method: 'GET', url: '/v1/nowhere' });
    expect(payload).toContain('not_found');
    const metrics = app.get(Metrics).registry;
    const text = await metrics.metrics();
    expect(text).toMatch(/_count\{method="POST",route="\/v1\/beat",status="202"\} [1-9]/);
    expect(text).toMatch(/_count\{method="GET",route="unknown",status="404"\} 1/);
  });

  it('is refused at start for a method that asks Nest for more', async () => {
    const unfit = await createHttpApp(moduleWith(UnfitController), {
      title: 'Unfit',
      description: '',
      logger,
    });
    await expect(unfit.init()).rejects.toThrow("UnfitController.unfit can't be @Direct");
    await unfit.close();
  });
});
