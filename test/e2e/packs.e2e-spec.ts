import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { startSystem, type RunningSystem } from '@bylaw/testing';
import { Caller } from './http.js';

const PROJECT = resolve(import.meta.dirname, '../..');

function packs(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const child = spawn(process.execPath, [join(PROJECT, 'apps/cli/bin/bylaw.js'), 'packs', ...args], {
    cwd: PROJECT,
    env: { ...process.env, BYLAW_TOKEN: '', BYLAW_GATEWAY_URL: '', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.end();
  return new Promise<{ code: number | null; output: string }>((done) =>
    child.once('close', (code) => done({ code, output })),
  );
}

interface Suggestion {
  readonly id: string;
  readonly status: string;
  readonly diff: { readonly add: readonly { readonly reason: string }[] };
}

describe('bylaw packs', () => {
  let system: RunningSystem;
  let admin: Caller;

  beforeAll(async () => {
    system = await startSystem();
    const { gatewayUrl, adminToken } = system.state();
    admin = new Caller(gatewayUrl, adminToken);
  }, 90_000);

  afterAll(async () => {
    await system.stop();
  }, 30_000);

  const here = () => ({ BYLAW_STATE_DIR: system.stateDir });
  const pending = async () =>
    (await admin.get<{ items: readonly Suggestion[] }>('/v1/suggestions?status=pending')).body.items;

  it('lists and shows them without a server', async () => {
    const nowhere = { BYLAW_STATE_DIR: '/nowhere' };
    expect(await packs(nowhere, 'list')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^force-pushes +\d+ deny, \d+ review/m),
    });
    expect(await packs(nowhere, 'show', 'force-pushes')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^ +\+ git push -f$/m),
    });
    expect(await packs(nowhere, 'show', 'nonsense')).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^There is no pack nonsense; there are .*\n$/),
    });
    expect(await packs(nowhere, 'propose', 'force-pushes')).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^Which gateway\?.*\n$/),
    });
  }, 30_000);

  it('proposes one, applies nothing, and says when it is pending already', async () => {
    const first = await packs(here(), 'propose', 'force-pushes', '--comment', 'for all of us');
    expect(first).toMatchObject({ code: 0, output: expect.stringMatching(/^Proposed: suggestion /) });
    const [suggestion] = await pending();
    expect(first.output).toContain(suggestion?.id);
    expect(suggestion?.diff.add[0]?.reason).toContain('(force-pushes/push-force)');
    expect((await admin.get<{ version: number }>('/v1/rules')).body.version).toBe(0);

    const second = await packs(here(), 'propose', 'force-pushes');
    expect(second).toMatchObject({ code: 0, output: expect.stringMatching(/^Already pending: suggestion /) });
    expect(await pending()).toHaveLength(1);
  }, 30_000);

  it('takes the gateway and the token that it is given', async () => {
    const { gatewayUrl, adminToken } = system.state();
    const given = { BYLAW_STATE_DIR: '/nowhere', BYLAW_TOKEN: adminToken };
    expect(await packs(given, 'propose', 'fork-bombs', '--gateway', gatewayUrl)).toMatchObject({ code: 0 });
    const wrong = { ...given, BYLAW_TOKEN: 'bylaw_op_wrong' };
    expect(await packs(wrong, 'propose', 'fork-bombs', '--gateway', gatewayUrl)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^POST \/v1\/suggestions answered 401: .*\n$/),
    });
  }, 30_000);
});
