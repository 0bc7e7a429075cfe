import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { startSystem, withClient, type RunningSystem } from '@bylaw/testing';

const PROJECT = resolve(import.meta.dirname, '../..');

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a script of the project beside the system that keeps its state there. Nothing is there to be typed on when `typed` is null. */
function run(args: readonly string[], stateDir: string, typed: string | null = ''): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    env: { ...process.env, BYLAW_STATE_DIR: stateDir, DATABASE_URL: '' },
    stdio: [typed === null ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  child.stdin?.end(typed);
  return new Promise((done) => child.once('close', (code) => done({ code, output })));
}

describe('npm run demo and the bylaw command', () => {
  let system: RunningSystem;

  beforeAll(async () => {
    system = await startSystem({ flags: ['--hubs', '2'] });
  }, 90_000);

  afterAll(async () => {
    await system.stop();
  }, 30_000);

  const demo = (flags: readonly string[], typed: string | null = '') =>
    run(['scripts/demo.cjs', ...flags], system.stateDir, typed);
  const verify = () => run(['apps/cli/bin/bylaw.js', 'audit', 'verify'], system.stateDir);

  it('says so when no system runs', async () => {
    const { code, output } = await run(['scripts/demo.cjs', '--yes'], '/nowhere');
    expect(code).toBe(1);
    expect(output).toMatch(/not running/);
  });

  it('shows the whole loop on a new system: import, ask, train, apply, denials, rollback, audit', async () => {
    const { code, output } = await demo(['--yes']);
    expect(output).toMatch(/740 actions imported, 0 known already, 0 refused/);
    expect(output).toMatch(/Version 0: 100 of 100 allowed/);
    expect(output).toMatch(/the trainer suggested \d+ rules/);
    expect(output).toMatch(/a person applied it: version 1/);
    expect(output).toMatch(/allow → deny {2}\[unsafe\]/);
    expect(output).toMatch(/it was rolled back: version 2/);
    expect(output).toMatch(/the audit chain of \d+ events is whole/);
    expect(code).toBe(0);
  }, 60_000);

  it('applies nothing when the person types something else, or says nothing', async () => {
    for (const typed of ['apply\n', '', null]) {
      const { code, output } = await demo([], typed);
      expect(output).toMatch(/0 actions imported, 740 known already/);
      expect(output).toMatch(/nobody typed APPLY/);
      expect(code).toBe(0);
    }
  }, 60_000);

  it('takes the APPLY of a person, again and again on the same system', async () => {
    const { code, output } = await demo([], 'APPLY\n');
    expect(output).toMatch(/a person applied it: version 3/);
    expect(code).toBe(0);
  }, 60_000);

  it('bylaw audit verify tells a whole chain from a broken one by its exit code', async () => {
    expect(await verify()).toMatchObject({ code: 0, output: expect.stringMatching(/whole/) });
    await withClient(system.state().postgresUrl, async (client) => {
      await client.query('ALTER TABLE audit_events DISABLE TRIGGER ALL');
      await client.query(`UPDATE audit_events SET reason = 'nothing to see' WHERE seq = 2`);
    });
    expect(await verify()).toMatchObject({ code: 1, output: expect.stringMatching(/broken at event 2/) });
  });
});
