import { randomUUID } from 'node:crypto';
import { withClient } from '@bylaw/testing';
import { ADA, PolicyWorkerFixture } from '../policy-worker.fixture.js';

describe('answers of long ago', () => {
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    worker = await PolicyWorkerFixture.alone();
  });
  afterAll(() => worker.stop());

  const put = (ids: readonly string[], days: number) =>
    withClient(worker.databaseUrl, async (client) => {
      const at = new Date(Date.now() - days * 86_400_000);
      await client.query(
        `INSERT INTO commands SELECT id, 'label-action', '{"ok": true, "body": null}', $2 FROM unnest($1::uuid[]) AS id`,
        [ids, at],
      );
      await client.query(`INSERT INTO import_results SELECT id, 1, 0, $2 FROM unnest($1::uuid[]) AS id`, [
        ids,
        at,
      ]);
    });
  const forget = () => worker.jobs.addAndWait('forget-answers', {}, { withinMs: 10_000 });
  const kept = async (table: 'commands' | 'import_results') =>
    (await worker.sql<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`)).map(({ id }) => id);

  it('are forgotten after 30 days, but for those whose job could be delivered again (I3)', async () => {
    const old = Array.from({ length: 450 }, () => randomUUID());
    const [recent, waiting, importing] = [randomUUID(), randomUUID(), randomUUID()];
    const later = { delay: 3_600_000 };
    await worker.jobs.add(
      'record-audit',
      {
        commandId: waiting,
        actor: ADA,
        action: 'x',
        outcome: 'done',
        subject: null,
        reason: null,
        details: null,
      },
      { jobId: waiting, ...later },
    );
    const lines = { importId: importing, actions: [], author: 'Ada' };
    await worker.jobs.add('import-actions', lines, { jobId: importing, ...later });
    await put([...old, waiting, importing], 31);
    await put([recent], 29);
    await forget();
    expect(await kept('commands')).toEqual([recent, waiting].sort());
    expect(await kept('import_results')).toEqual([recent, importing].sort());
  });

  it('are those of finished commands and imports only: a new one is kept', async () => {
    const commandId = randomUUID();
    await worker.done(
      worker.send('propose', {
        commandId,
        suggestionId: randomUUID(),
        diff: { add: [{ pattern: 'x', effect: 'deny' }] },
      }),
    );
    await forget();
    expect(await kept('commands')).toContain(commandId);
  });
});
