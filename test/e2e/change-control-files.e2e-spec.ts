import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startSystem, type RunningSystem } from '@bylaw/testing';
import { Caller, eventually } from './http.js';

const PROJECT = resolve(import.meta.dirname, '../..');

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function run(script: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawn(process.execPath, [join(PROJECT, script), ...args], {
    cwd: PROJECT,
    env: { ...process.env, BYLAW_TOKEN: '', BYLAW_GATEWAY_URL: '', DATABASE_URL: '', ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.end();
  return new Promise((done) => child.once('close', (code) => done({ code, output })));
}

describe('the policy, the pinned cases and the audit as files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-files-'));
  const path = (name: string) => join(folder, name);
  let system: RunningSystem;
  let admin: Caller;

  beforeAll(async () => {
    system = await startSystem();
    const { gatewayUrl, adminToken } = system.state();
    admin = new Caller(gatewayUrl, adminToken);
  }, 90_000);

  afterAll(async () => {
    await system.stop();
    rmSync(folder, { recursive: true });
  }, 30_000);

  const bylaw = (...args: readonly string[]) =>
    run('apps/cli/bin/bylaw.js', args, { BYLAW_STATE_DIR: system.stateDir });
  const ended = (code: number, output: RegExp) => ({ code, output: expect.stringMatching(output) });
  const FILE = `rules:
  - { effect: deny, pattern: '\\bmkfs\\b', reason: formats a disk }
  - { effect: review, pattern: ^kubectl delete, tool: shell, score: 0.9 }
`;

  it('propose and export a policy, which comes back as the same bytes', async () => {
    expect(await bylaw('policy', 'export')).toEqual({ code: 0, output: 'rules: []\n' });
    writeFileSync(path('policy.yaml'), FILE);
    const proposed = await bylaw(
      'policy',
      'propose',
      path('policy.yaml'),
      '--comment',
      'ours',
      '--base-version',
      '0',
    );
    expect(proposed).toEqual(ended(0, /^Proposed: suggestion \S+, which adds 2 rules and removes 0\.\n/));
    expect(await bylaw('policy', 'propose', path('policy.yaml'))).toEqual(ended(0, /^Already pending: /));
    const id = /suggestion (\S+),/.exec(proposed.output)?.[1] ?? '';
    const applied = await admin.post(`/v1/suggestions/${id}/apply`, {
      confirmation: 'APPLY',
      comment: 'yes',
    });
    expect(applied).toMatchObject({ status: 200, body: { version: 1 } });

    expect(await bylaw('policy', 'propose', path('policy.yaml'))).toEqual(ended(0, /^Nothing to propose: /));
    expect(await bylaw('policy', 'export', path('now.yaml'))).toEqual({ code: 0, output: '' });
    const now = readFileSync(path('now.yaml'), 'utf8');
    expect(now).toMatch(/^rules:\n {2}- key: \S+\n {4}effect: deny\n {4}pattern: \\bmkfs\\b\n/);
    expect(await bylaw('policy', 'propose', path('now.yaml'))).toEqual(ended(0, /^Nothing to propose: /));
    const old = await bylaw('policy', 'propose', path('policy.yaml'), '--base-version', '0');
    expect(old).toEqual(ended(0, /^Nothing to propose: /));
  }, 60_000);

  it('refuse a file that is wrong, each place by its name, and change nothing', async () => {
    const propose = async (text: string) => {
      writeFileSync(path('wrong.yaml'), text);
      return bylaw('policy', 'propose', path('wrong.yaml'));
    };
    expect(await propose(`${FILE}  - { effect: deny, pattern: x, efect: y }\n`)).toEqual(
      ended(1, /^POST \/v1\/suggestions\S* answered 400: rules\[2\]\.efect: is not a known key/),
    );
    expect(
      await propose(`${FILE}  - { effect: deny, pattern: '(' }\n  - { effect: deny, pattern: '(?=x)' }\n`),
    ).toEqual(
      ended(
        1,
        /answered 400: rules\[2\]\.pattern .*\n {2}rules\[2\]\.pattern: .*\n {2}rules\[3\]\.pattern: /,
      ),
    );
    const refused = await eventually(
      () => admin.get<{ items: { reason: string }[] }>('/v1/audit?action=suggestion.propose&outcome=refused'),
      ({ body }) => body.items.length === 2,
    );
    expect(refused.body.items.map(({ reason }) => reason).sort()).toEqual([
      'invalid_diff',
      'yaml_unknown_key',
    ]);
    expect((await admin.get<{ items: unknown[] }>('/v1/suggestions?status=pending')).body.items).toEqual([]);
  }, 60_000);

  it('pin what comes with Bylaw when a person says so, and nothing when the policy breaks it', async () => {
    expect(await bylaw('pinned', 'export')).toEqual({ code: 0, output: 'cases: []\n' });
    const packs = await bylaw('pinned', 'import', 'policies/pinned-with-packs.yaml');
    expect(packs).toEqual(
      ended(1, /answered 422: .*\n {2}cases\[0\]: must deny "rm -rf \/", but it would be allow/),
    );
    expect(await bylaw('pinned', 'import', 'policies/pinned.yaml')).toEqual(
      ended(0, /^Pinned \d\d cases; 0 were pinned already\.\n$/),
    );
    expect(await bylaw('pinned', 'export', path('pinned.yaml'))).toEqual({ code: 0, output: '' });
    expect(await bylaw('pinned', 'import', path('pinned.yaml'))).toEqual(
      ended(0, /^Pinned 0 cases; \d\d were pinned already\.\n$/),
    );
    writeFileSync(
      path('bomb.yaml'),
      `cases:\n  - &a { expect: allow, command: x }\n${'  - *a\n'.repeat(100)}`,
    );
    expect(await bylaw('pinned', 'import', path('bomb.yaml'))).toEqual(
      ended(1, /answered 400: line 2: anchors/),
    );
  }, 60_000);

  it('export the audit, which is verified without a server, and against a head that was kept', async () => {
    const verify = (...args: readonly string[]) => run('scripts/audit-verify.cjs', args, {});
    expect(await bylaw('audit', 'export', path('audit.jsonl.gz'))).toEqual(
      ended(0, /up to its head (\d+:[0-9a-f]{64})\n/),
    );
    const whole = await verify(path('audit.jsonl.gz'));
    expect(whole).toEqual(ended(0, /^The audit chain is whole: \d+ events\.\n/));
    const kept = /(\d+:[0-9a-f]{64})\n/.exec(whole.output)?.[1] ?? '';

    expect(await bylaw('audit', 'export', path('audit.jsonl'))).toMatchObject({ code: 0 });
    expect(await verify(path('audit.jsonl'), '--head', kept)).toMatchObject({ code: 0 });
    const lines = readFileSync(path('audit.jsonl'), 'utf8');
    writeFileSync(
      path('changed.jsonl'),
      lines.replace('"action":"suggestion.apply"', '"action":"suggestion.reject"'),
    );
    expect(await verify(path('changed.jsonl'))).toEqual(
      ended(1, /^The audit chain is broken at event \d+: it is not what/),
    );
    const other = kept.replace(/:.*/, `:${'0'.repeat(64)}`);
    expect(await verify(path('audit.jsonl'), '--head', other)).toEqual(ended(1, /written anew/));
    expect(await bylaw('audit', 'verify', '--head', kept)).toMatchObject({ code: 0 });
    expect(await verify(path('nothing'))).toEqual(ended(1, /can't be read: ENOENT/));
  }, 60_000);
});
