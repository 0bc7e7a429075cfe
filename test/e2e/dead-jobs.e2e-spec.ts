import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { startSystem, type RunningSystem } from '@bylaw/testing';
import { Queue } from 'bullmq';
import { Caller, eventually } from './http.js';

const PROJECT = resolve(import.meta.dirname, '../..');

interface Page<T> {
  readonly items: readonly T[];
}

interface DeadJob {
  readonly queue: string;
  readonly id: string;
  readonly reason: string;
  readonly attempts: number;
}

describe('jobs that can never work', () => {
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

  /** As any program that reaches Redis could. */
  async function addJob(queue: string, name: string, data: object, jobId: string): Promise<void> {
    const opened = new Queue(queue, { connection: { url: system.state().redisUrl }, prefix: '{bylaw}' });
    await opened.add(name, data, { jobId });
    await opened.close();
  }

  const list = async (): Promise<readonly DeadJob[]> =>
    (await admin.get<Page<DeadJob>>('/v1/dead-jobs')).body.items;

  function bylaw(...args: readonly string[]): Promise<{ code: number | null; output: string }> {
    const child = spawn(process.execPath, [join(PROJECT, 'apps/cli/bin/bylaw.js'), ...args], {
      cwd: PROJECT,
      env: { ...process.env, BYLAW_TOKEN: '', BYLAW_GATEWAY_URL: '', BYLAW_STATE_DIR: system.stateDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    return new Promise((done) => child.once('close', (code) => done({ code, output })));
  }

  it('are kept, hold up no others, and are decided by admins, on record', async () => {
    const queues = ['record-actions', 'policy-commands', 'training'];
    for (const queue of queues) await addJob(queue, 'nonsense', { any: 'thing' }, 'poison');
    const dead = await eventually(list, (items) => items.length === 3);
    expect(dead.map(({ queue, id, reason }) => ({ queue, id, reason }))).toEqual(
      expect.arrayContaining(
        queues.map((queue) => ({
          queue,
          id: 'poison',
          reason: `There is no job named 'nonsense' in this queue`,
        })),
      ),
    );
    const metrics = await admin.get('/metrics');
    expect(metrics.text).toContain('bylaw_dead_jobs{queue="training"} 1');
    // The queues go on.
    const { body } = await admin.post<{ imported: number }>('/v1/actions/import', 'command\nls\n');
    expect(body.imported).toBe(1);

    expect(await bylaw('dead-jobs', 'retry', 'training', 'poison')).toMatchObject({ code: 0 });
    await eventually(list, (items) => items.length === 3 && items[0]?.queue === 'training');
    for (const queue of queues) {
      expect((await admin.call('DELETE', `/v1/dead-jobs/${queue}/poison`)).status).toBe(204);
    }
    expect(await list()).toEqual([]);
    expect((await admin.call('DELETE', '/v1/dead-jobs/training/poison')).status).toBe(404);

    const events = await eventually(
      async () =>
        (await admin.get<Page<{ action: string; outcome: string; subject: string }>>('/v1/audit')).body.items
          .filter(({ action }) => action.startsWith('dead-job.'))
          .map(({ action, outcome, subject }) => `${action} ${outcome} ${subject}`),
      (found) => found.length === 5,
    );
    expect(events.toReversed().sort()).toEqual(
      [
        'dead-job.retry done training/poison',
        ...queues.map((queue) => `dead-job.discard done ${queue}/poison`),
        'dead-job.discard refused training/poison',
      ].sort(),
    );
    expect((await admin.get('/v1/audit/verify')).body).toMatchObject({ valid: true });
  }, 60_000);

  it('are shown by the command line', async () => {
    expect(await bylaw('dead-jobs', 'list')).toEqual({ code: 0, output: 'There are no dead jobs.\n' });
    await addJob('record-actions', 'record-actions', { actions: 'none' }, 'odd');
    await eventually(list, (items) => items.length === 1);
    expect(await bylaw('dead-jobs', 'list')).toMatchObject({
      code: 0,
      output: expect.stringMatching(
        /^record-actions odd\n {2}record-actions, failed 2.*Z at attempt 1: .*actions must be an array.*\n {2}\{"actions":"none"\}\n$/,
      ),
    });
    expect(await bylaw('dead-jobs', 'discard', 'record-actions', 'odd')).toMatchObject({ code: 0 });
    expect(await bylaw('dead-jobs', 'discard', 'record-actions', 'odd')).toMatchObject({
      code: 1,
      output: expect.stringMatching(/answered 404: There is no dead job/),
    });
  }, 60_000);
});
