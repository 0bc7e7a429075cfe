import { Body, Controller, Get, Inject, Module, Post, Query } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AskRequest, DiffRequest, DomainError, PageQuery, type Principal } from '@bylaw/contracts';
import { AccessGuard, PrincipalResolver } from './access-guard.js';
import { CurrentPrincipal, Needs, Public } from './access.js';
import { createHttpApp } from './create-http-app.js';
import { HealthController } from './health-controller.js';
import { KnownTokens } from './known-tokens.fixture.js';
import { createLogger } from './logger.js';
import { PlatformModule } from './platform-module.js';
import { Readiness } from './readiness.js';

const logger = createLogger('test', 'silent');

@Controller('v1')
class ProbeController {
  @Post('ask')
  @Public()
  ask(@Body() request: AskRequest): AskRequest {
    return request;
  }

  @Post('diff')
  @Public()
  diff(@Body() request: DiffRequest): DiffRequest {
    return request;
  }

  @Get('list')
  @Public()
  list(@Query() query: PageQuery): PageQuery {
    return query;
  }

  @Get('view')
  @Needs('viewer')
  view(@CurrentPrincipal() principal: Principal): Principal {
    return principal;
  }

  @Post('approve')
  @Needs('approver')
  approve(): null {
    return null;
  }

  @Get('forgotten')
  forgotten(): string {
    return 'a route that does not say who may call it';
  }

  @Get('broken')
  @Public()
  broken(): never {
    throw new Error('the secret is xyzzy');
  }

  @Get('away')
  @Public()
  away(): never {
    throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  }

  @Get('stale')
  @Public()
  stale(): never {
    throw new DomainError('suggestion_stale', 'The policy moved on');
  }
}

@Module({
  imports: [PlatformModule.with(logger)],
  controllers: [ProbeController, HealthController],
  providers: [
    { provide: PrincipalResolver, useClass: KnownTokens },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
class ProbeModule {
  constructor(@Inject(Readiness) readonly readiness: Readiness) {}
}

describe('an HTTP app', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await createHttpApp(ProbeModule, { title: 'Probe', description: 'For tests.', logger });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
  });

  async function call(
    method: 'GET' | 'POST',
    url: string,
    options: { body?: string | Buffer; token?: string } = {},
  ) {
    const answer = await app.inject({
      method,
      url,
      headers: {
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
      },
      ...(options.body === undefined ? {} : { payload: options.body }),
    });
    return {
      status: answer.statusCode,
      type: answer.headers['content-type'],
      body: answer.json<Record<string, unknown>>(),
    };
  }

  const post = (url: string, value: unknown) => call('POST', url, { body: JSON.stringify(value) });

  it('names the path of each field that is wrong', async () => {
    const answer = await post('/v1/diff', {
      add: [
        { pattern: 'a', effect: 'deny' },
        { pattern: 7, effect: 'maybe', x: 1 },
      ],
    });
    expect(answer.status).toBe(400);
    expect(answer.type).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      code: 'validation_failed',
      status: 400,
      type: 'urn:bylaw:problem:validation_failed',
    });
    const paths = (answer.body['errors'] as { path: string }[]).map((error) => error.path);
    expect([...new Set(paths)].sort()).toEqual(['add[1].effect', 'add[1].pattern', 'add[1].x']);
  });

  it.each([
    ['a body that is not JSON', '{', 'malformed_body'],
    ['a body that is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'malformed_body'],
    ['a body that is an array', '[]', 'validation_failed'],
    ['NUL in a text', '{"command":"a\\u0000b"}', 'validation_failed'],
    ['half of a surrogate pair', '{"command":"a\\ud800b"}', 'validation_failed'],
    ['NUL in a key', '{"command":"a","metadata":{"a\\u0000":1}}', 'validation_failed'],
    ['a number where text is due', '{"command":1}', 'validation_failed'],
    ['a prototype as a key', '{"command":"a","__proto__":{}}', 'malformed_body'],
  ])('answers 400 to %s', async (_, body, code) => {
    const answer = await call('POST', '/v1/ask', { body });
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it('lets a whole surrogate pair and escapes pass', async () => {
    const answer = await call('POST', '/v1/ask', { body: '{"command":"echo \\ud83d\\ude00 \\u00e9"}' });
    expect(answer).toMatchObject({ status: 201, body: { command: 'echo 😀 é' } });
  });

  it('answers 413 to what is too large: a command, a body, a diff', async () => {
    expect(await post('/v1/ask', { command: 'x'.repeat(65_537) })).toMatchObject({
      status: 413,
      body: { code: 'payload_too_large' },
    });
    expect(await post('/v1/ask', { command: 'é'.repeat(32_769) })).toMatchObject({ status: 413 });
    expect(await post('/v1/ask', { command: 'x'.repeat(65_536) })).toMatchObject({ status: 201 });
    expect(await post('/v1/ask', { command: 'x'.repeat(1_048_577) })).toMatchObject({ status: 413 });
    const rule = { pattern: 'a', effect: 'deny' };
    expect(await post('/v1/diff', { add: Array(1_001).fill(rule) })).toMatchObject({ status: 413 });
    expect(await post('/v1/diff', { add: Array(1_000).fill(rule) })).toMatchObject({ status: 201 });
  });

  it('reads numbers from queries, but not from text in bodies', async () => {
    expect(await call('GET', '/v1/list?limit=7')).toMatchObject({ status: 200, body: { limit: 7 } });
    for (const limit of ['0', '201', 'many', '1e2', '']) {
      expect(await call('GET', `/v1/list?limit=${limit}`)).toMatchObject({ status: 400 });
    }
    expect(await call('GET', '/v1/list?colour=red')).toMatchObject({ status: 400 });
  });

  it('asks who calls, and fails closed on a route that does not say who may', async () => {
    expect(await call('GET', '/v1/view')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(await call('GET', '/v1/view', { token: 'nobody' })).toMatchObject({ status: 401 });
    expect(await call('GET', '/v1/view', { token: 'agent' })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await call('GET', '/v1/view', { token: 'viewer' })).toMatchObject({
      status: 200,
      body: { name: 'vera' },
    });
    expect(await call('POST', '/v1/approve', { token: 'viewer' })).toMatchObject({ status: 403 });
    expect(await call('GET', '/v1/forgotten', { token: 'viewer' })).toMatchObject({ status: 403 });
    const resolver = app.get<KnownTokens>(PrincipalResolver);
    expect(resolver.refusals).toContain('vera /v1/approve');
  });

  it('keeps what broke to itself, and says when a store is away', async () => {
    const broken = await call('GET', '/v1/broken');
    expect(broken).toMatchObject({ status: 500, body: { code: 'internal_error' } });
    expect(JSON.stringify(broken.body)).not.toContain('xyzzy');
    expect(await call('GET', '/v1/away')).toMatchObject({
      status: 503,
      body: { code: 'service_unavailable' },
    });
    expect(await call('GET', '/v1/stale')).toMatchObject({ status: 409, body: { code: 'suggestion_stale' } });
    expect(await call('GET', '/v1/nowhere')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('serves health, readiness, metrics and its own description without a token', async () => {
    expect(await call('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await call('GET', '/readyz')).toMatchObject({ status: 200 });
    app.get(Readiness).add('probe', () => 'not yet');
    expect(await call('GET', '/readyz')).toMatchObject({
      status: 503,
      body: { reasons: { probe: 'not yet' } },
    });
    expect(await call('GET', '/openapi.json')).toMatchObject({
      status: 200,
      body: { info: { title: 'Probe' } },
    });
    const metrics = await app.inject({ method: 'GET', url: '/metrics' });
    expect(metrics.body).toContain('bylaw_http_request_duration_seconds_count');
  });
});
