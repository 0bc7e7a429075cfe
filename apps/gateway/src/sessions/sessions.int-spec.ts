import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { testDatabase, testRedis, type TestDatabase, type TestRedis, until } from '@bylaw/testing';
import { Redis } from 'ioredis';
import { GatewayFixture, call, type Answer } from '../gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';

describe('the console’s visitors', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let consoleDir: string;

  beforeAll(async () => {
    consoleDir = mkdtempSync(join(tmpdir(), 'bylaw-console-'));
    mkdirSync(join(consoleDir, 'assets'));
    const nonce = '<meta name="style-nonce" nonce="{{style-nonce}}">';
    writeFileSync(join(consoleDir, 'index.html'), `<!doctype html>${nonce}<title>Bylaw</title>`);
    writeFileSync(join(consoleDir, 'assets', 'app.js'), 'export {};');
    writeFileSync(join(consoleDir, 'assets', 'app.js.gz'), gzipSync('export {};'));
    writeFileSync(join(consoleDir, 'assets', 'plain.css'), 'body {}');
    database = await testDatabase();
    redis = testRedis();
    fixture = new GatewayFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    gateway = await fixture.start({ consoleDir });
  });
  afterAll(async () => {
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
    rmSync(consoleDir, { recursive: true });
  });

  const signIn = (body: unknown): Promise<Answer> => call(gateway, 'POST', '/v1/sessions', { body });
  const link = async (): Promise<{ admin: { id: string; token: string }; url: URL; expiresAt: string }> => {
    const admin = await fixture.operator('admin', 'ada');
    const { status, body } = await call(gateway, 'POST', '/v1/sign-in-links', {
      token: admin.token,
      body: {},
    });
    expect(status).toBe(201);
    return { admin, url: new URL(body.url), expiresAt: body.expiresAt };
  };
  const cookieOf = (answer: Answer): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

  it('sign in with a link that works once', async () => {
    const { url, expiresAt } = await link();
    expect(url.href).toMatch(`${gateway.url}/sign-in#`);
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(590_000);
    const code = url.hash.slice(1);
    const answer = await signIn({ code });
    expect(answer).toMatchObject({
      status: 201,
      body: { name: 'ada', role: 'admin', csrfToken: expect.any(String) },
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).not.toMatch(/Secure/);
    expect((await signIn({ code })).status).toBe(401);
  });

  it('sign in with a token of their own', async () => {
    const { token } = await fixture.operator('viewer', 'vera');
    expect((await signIn({ token })).body).toMatchObject({ name: 'vera', role: 'viewer' });
    const enrolment = await fixture.addToken({ kind: 'enrolment', role: null, name: 'e' });
    expect((await signIn({ token: enrolment.token })).status).toBe(401);
    expect((await signIn({})).status).toBe(400);
    expect((await signIn({ token, code: 'x' })).status).toBe(400);
  });

  it('change nothing without the CSRF token, and leave a trace when they try', async () => {
    const { url } = await link();
    const session = await signIn({ code: url.hash.slice(1) });
    const cookie = cookieOf(session);
    const csrf = session.body.csrfToken;
    const current = await call(gateway, 'GET', '/v1/sessions/current', { headers: { cookie } });
    expect(current).toMatchObject({ status: 200, body: { name: 'ada', role: 'admin', csrfToken: csrf } });
    const propose = (headers: Record<string, string>): Promise<Answer> =>
      call(gateway, 'POST', '/v1/decisions', { body: { command: 'ls' }, headers });
    for (const wrong of ['', 'wrong']) {
      const { status, body } = await propose({ cookie, 'x-bylaw-csrf': wrong });
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'csrf_failed' });
    }
    expect((await propose({ cookie, 'x-bylaw-csrf': csrf })).status).toBe(200);
    const out = await call(gateway, 'DELETE', '/v1/sessions/current', {
      headers: { cookie, 'x-bylaw-csrf': csrf },
    });
    expect(out.status).toBe(204);
    expect((await call(gateway, 'GET', '/v1/sessions/current', { headers: { cookie } })).status).toBe(401);
  });

  it('are signed out when their token is revoked', async () => {
    const { admin, url } = await link();
    const cookie = cookieOf(await signIn({ code: url.hash.slice(1) }));
    const look = () => call(gateway, 'GET', '/v1/rules', { headers: { cookie } });
    expect((await look()).status).toBe(200);
    await fixture.sql(`UPDATE tokens SET revoked_at = now(), revoked_by = 'test' WHERE id = $1`, [admin.id]);
    await fixture.announce({ type: 'token.changed', id: admin.id });
    await until(async () => (await look()).status === 401, 1_000);
  });

  it('leave no secret in Redis (I12)', async () => {
    const { url, admin } = await link();
    const session = await signIn({ token: admin.token });
    const direct = new Redis(redis.url);
    const keys = await direct.keys(`${redis.prefix}:s*`);
    direct.disconnect();
    expect(keys.length).toBeGreaterThan(1);
    expect(keys.join()).not.toContain(url.hash.slice(1));
    expect(keys.join()).not.toContain(cookieOf(session).split('=')[1]);
  });

  it('send their cookie over TLS only where the console is', async () => {
    const tls = await fixture.start({ publicUrl: 'https://bylaw.example' });
    const { token } = await fixture.operator('admin');
    const { body } = await call(tls, 'POST', '/v1/sign-in-links', { token, body: {} });
    expect(body.url).toMatch(/^https:\/\/bylaw\.example\/sign-in#/);
    const answer = await call(tls, 'POST', '/v1/sessions', { body: { token } });
    expect(answer.headers.get('set-cookie')).toMatch(/Secure/);
  });

  describe('files', () => {
    const browse = (path: string): Promise<Answer> => call(gateway, 'GET', path);

    it.each(['/', '/sign-in', '/suggestions/7'])('are the page at %s', async (path) => {
      const { status, text, headers } = await browse(path);
      expect(status).toBe(200);
      expect(text).toContain('<title>Bylaw</title>');
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    });

    it('let the page make only styles that carry the nonce of its copy, which no other copy has', async () => {
      const nonces = [];
      for (const { text, headers } of [await browse('/'), await browse('/index.html')]) {
        const nonce = /<meta name="style-nonce" nonce="([\w+/=]{24})">/.exec(text)?.[1];
        expect(headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce ?? ''}';`);
        expect(headers.get('cache-control')).toBe('no-store');
        nonces.push(nonce);
      }
      expect(new Set(nonces).size).toBe(2);
      const other = await browse('/assets/app.js');
      expect(other.headers.get('content-security-policy')).toContain("style-src 'self';");
    });

    it('are the assets, for as long as browsers like', async () => {
      const { status, headers } = await browse('/assets/app.js');
      expect(status).toBe(200);
      expect(headers.get('content-type')).toContain('javascript');
      expect(headers.get('cache-control')).toContain('immutable');
    });

    it('are gzipped for whoever takes that, where the build has gzipped them', async () => {
      const found = [];
      for (const [path, coding] of [
        ['/assets/app.js', 'br, gzip'],
        ['/assets/app.js', 'identity'],
        ['/assets/plain.css', 'gzip'],
      ] as const) {
        const { text, headers } = await call(gateway, 'GET', path, {
          headers: { 'accept-encoding': coding },
        });
        expect(headers.get('vary')).toContain('accept-encoding');
        found.push([headers.get('content-encoding'), headers.get('content-type')?.split(';')[0], text]);
      }
      expect(found).toEqual([
        ['gzip', 'application/javascript', 'export {};'],
        [null, 'application/javascript', 'export {};'],
        [null, 'text/css', 'body {}'],
      ]);
    });

    it.each([
      '/v1/nothing',
      '/assets/none.js',
      '/assets/app.js.gz',
      '/docs/none',
      '/..%2f..%2fetc/hosts.conf',
    ])('are not there at %s', async (path) => {
      expect((await browse(path)).status).toBe(404);
    });

    it('say in the usual way that an address is no address', async () => {
      const { status, body, headers } = await browse('/%ff');
      expect({ status, code: body.code }).toEqual({ status: 400, code: 'malformed_body' });
      expect(headers.get('content-type')).toContain('application/problem+json');
    });

    it('are not needed by the API', async () => {
      const bare = await fixture.start();
      expect((await call(bare, 'GET', '/')).status).toBe(404);
      expect((await call(bare, 'GET', '/healthz')).body).toEqual({ status: 'ok' });
    });
  });
});
