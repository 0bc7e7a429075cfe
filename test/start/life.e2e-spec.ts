import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSystem, temporaryStateDir, type RunningSystem } from '@bylaw/testing';
import { isRunning } from './processes.js';

describe('npm start', () => {
  const stateDir = temporaryStateDir();
  let system: RunningSystem;

  beforeAll(async () => {
    system = await startSystem({ stateDir, flags: ['--hubs', '2'] });
  }, 90_000);

  afterAll(async () => {
    await system.stop();
    rmSync(stateDir, { recursive: true, force: true });
  });

  async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
    for (let waited = 0; !(await condition()) && waited < 20_000; waited += 50) await sleep(50);
    expect(await condition()).toBe(true);
  }

  async function isReady(url: string): Promise<boolean> {
    return fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  }

  it('says in run.json, to its owner only, what runs', () => {
    const state = system.state();
    expect(Object.keys(state)).toEqual([
      'gatewayUrl',
      'hubUrls',
      'adminToken',
      'enrolmentToken',
      'postgresUrl',
      'redisUrl',
      'pids',
    ]);
    expect(state.hubUrls).toHaveLength(2);
    const counts = Object.fromEntries(
      Object.entries(state.pids).map(([app, pids]) => [app, [pids].flat().length]),
    );
    expect(counts).toEqual({
      gateway: 1,
      'agent-hub': 2,
      'policy-worker': 1,
      'trainer-worker': 1,
      postgres: 1,
      redis: 1,
    });
    expect(statSync(join(stateDir, 'run.json')).mode & 0o777).toBe(0o600);
  });

  it('shows the sign-in link, the enrolment token and the next command', () => {
    const { gatewayUrl, enrolmentToken, adminToken } = system.state();
    expect(system.output()).toMatch(new RegExp(`Console +${gatewayUrl}/\\S+`));
    expect(system.output()).toContain(enrolmentToken);
    expect(system.output()).toContain('npm run demo');
    expect(system.output()).not.toContain(adminToken);
  });

  it('refuses to start a second time over the same state', async () => {
    await expect(startSystem({ stateDir })).rejects.toThrow(/running already in this folder at http/);
  });

  it('starts what died again, at the same address', async () => {
    const before = system.state();
    process.kill(before.pids['agent-hub'][1]!, 'SIGKILL');
    process.kill(before.pids.redis!, 'SIGKILL');
    await until(() => {
      const { pids } = system.state();
      const isNew = pids['agent-hub'].length === 2 && pids['agent-hub'][1] !== before.pids['agent-hub'][1];
      return isNew && pids.redis !== null && pids.redis !== before.pids.redis;
    });
    expect(system.state()).toMatchObject({ hubUrls: before.hubUrls, redisUrl: before.redisUrl });
    await until(async () => (await Promise.all(before.hubUrls.map(isReady))).every(Boolean));
  });

  it('leaves nothing when it is killed, and starts again over the same state', async () => {
    const { adminToken, pids } = system.state();
    const left = (): unknown[] => Object.values(pids).flat().filter(isRunning);
    system.launcher.kill('SIGKILL');
    await until(() => left().length === 0);
    system = await startSystem({ stateDir });
    expect(system.state().adminToken).toBe(adminToken);
  }, 60_000);

  it('stops in order within ten seconds', async () => {
    const { pids } = system.state();
    expect(Object.values(pids).flat().every(isRunning)).toBe(true);
    const startedAt = Date.now();
    expect(await system.stop()).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
    expect(existsSync(join(stateDir, 'run.json'))).toBe(false);
    expect(Object.values(pids).flat().filter(isRunning)).toEqual([]);
  });
});
