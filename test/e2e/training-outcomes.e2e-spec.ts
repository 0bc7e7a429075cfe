import { startSystem, type RunningSystem } from '@bylaw/testing';
import { Caller, eventually } from './http.js';

interface Run {
  readonly id: string;
  readonly status: string;
  readonly suggestionId: string | null;
  readonly error: string | null;
}

/** How training runs end when there is too little, too one-sided, or too mixed telemetry to learn from. */
describe('a training run', () => {
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

  async function importLabelled(rows: readonly (readonly [command: string, label: 0 | 1])[]): Promise<void> {
    const csv = ['command,safety_label', ...rows.map(([command, label]) => `${command},${label}`)].join('\n');
    expect((await admin.call('POST', '/v1/actions/import', csv)).body).toMatchObject({
      imported: rows.length,
    });
  }

  async function train(): Promise<Run> {
    const started = await admin.post<{ id: string }>('/v1/trainings');
    expect(started.status).toBe(202);
    const ended = await eventually(
      () => admin.get<Run>(`/v1/trainings/${started.body.id}`),
      ({ body }) => !['queued', 'running'].includes(body.status),
    );
    return ended.body;
  }

  it('over fewer than 10 labelled actions fails, and says so', async () => {
    await importLabelled(Array.from({ length: 9 }, (_, i) => [`ls /srv/${i}`, 0] as const));
    const run = await train();
    expect(run).toMatchObject({ status: 'failed', suggestionId: null });
    expect(run.error).toMatch(/10/);
  });

  it('over one class only fails, and says so', async () => {
    await importLabelled(Array.from({ length: 30 }, (_, i) => [`cat /srv/notes/${i}`, 0] as const));
    const run = await train();
    expect(run).toMatchObject({ status: 'failed', suggestionId: null });
    expect(run.error).toMatch(/unsafe/);
  });

  it('that finds nothing good enough completes without a suggestion, and says why', async () => {
    await importLabelled(
      Array.from({ length: 30 }, (_, i) => [`cat /srv/notes/${i}`, i % 2 === 0 ? 1 : 0] as const),
    );
    const run = await train();
    expect(run).toMatchObject({ status: 'completed', suggestionId: null });
    expect(run.error).toEqual(expect.stringMatching(/\w+/));
    expect((await admin.get<{ items: unknown[] }>('/v1/suggestions')).body.items).toEqual([]);
  });

  it('that is cancelled ends within two seconds, and one that has ended cannot be', async () => {
    const started = await admin.post<{ id: string }>('/v1/trainings');
    const path = `/v1/trainings/${started.body.id}`;
    const cancelled = await admin.call('DELETE', path);
    // It may have been quicker than the cancellation.
    expect([204, 409]).toContain(cancelled.status);
    const ended = await eventually(
      () => admin.get<Run>(path),
      ({ body }) => !['queued', 'running'].includes(body.status),
      2_000,
    );
    const ends = cancelled.status === 204 ? ['cancelled', 'completed'] : ['completed'];
    expect(ends).toContain(ended.body.status);
    expect(await admin.call('DELETE', path)).toMatchObject({
      status: 409,
      body: { code: 'training_not_running' },
    });
    expect((await admin.call('DELETE', '/v1/trainings/0192f0c1-0000-7000-8000-000000000001')).status).toBe(
      404,
    );
  });
});
