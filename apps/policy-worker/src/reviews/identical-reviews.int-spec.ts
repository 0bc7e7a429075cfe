import { randomUUID } from 'node:crypto';
import { withClient } from '@bylaw/testing';
import { ADA, BOB, PolicyWorkerFixture } from '../policy-worker.fixture.js';

describe('one verdict for all that are the same', () => {
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    worker = await PolicyWorkerFixture.alone();
  });
  afterAll(() => worker.stop());

  async function hold(command: string, { tool = 'shell', expires = '1 hour' } = {}): Promise<string> {
    const id = randomUUID();
    await withClient(worker.databaseUrl, (client) =>
      client.query(
        `INSERT INTO reviews (action_id, agent_id, tool, command, command_hash, policy_version, held_at, expires_at)
         VALUES ($1, $2, $3, $4, md5($4), 0, now(), now() + $5::interval)`,
        [id, randomUUID(), tool, command, expires],
      ),
    );
    return id;
  }

  const verdicts = async (ids: readonly string[]): Promise<readonly (string | null)[]> => {
    const rows = await worker.sql<{ action_id: string; verdict: string | null }>('SELECT * FROM reviews');
    return ids.map((id) => rows.find((row) => row.action_id === id)?.verdict ?? null);
  };

  it('is given only when the operator says so', async () => {
    const ids = [await hold('make'), await hold('make')];
    await worker.done(worker.send('resolve-review', { actionId: ids[0], verdict: 'allow' }));
    expect(await verdicts(ids)).toEqual(['allow', null]);
  });

  it('answers each that is held with the same tool and command, and nothing else, with an event each', async () => {
    const same = [await hold('deploy'), await hold('deploy'), await hold('deploy')];
    const others = [
      await hold('deploy --now'),
      await hold('deploy', { tool: 'browser' }),
      await hold('deploy', { expires: '-1 second' }),
    ];
    const sent = { actionId: same[1], verdict: 'deny', comment: 'no', identical: true } as const;
    await worker.done(worker.send('resolve-review', sent));
    expect(await verdicts(same)).toEqual(['deny', 'deny', 'deny']);
    expect(await verdicts(others)).toEqual([null, null, null]);
    const events = (await worker.audit()).filter((event) => event.action === 'review.answer');
    expect(events.map((event) => event.subject)).toEqual(expect.arrayContaining(same));
    expect((await worker.verify()).valid).toBe(true);
  });

  it('answers nothing by way of one that is held no more', async () => {
    const [over, held] = [await hold('reboot', { expires: '-1 second' }), await hold('reboot')];
    const sent = worker.send('resolve-review', { actionId: over, verdict: 'allow', identical: true });
    expect((await worker.refused(sent)).code).toBe('review_not_held');
    expect(await verdicts([held])).toEqual([null]);
  });

  it('is given once to each, whoever answers at the same time', async () => {
    for (let round = 0; round < 20; round += 1) {
      const command = `race ${round}`;
      const ids = await Promise.all([1, 2, 3, 4].map(() => hold(command)));
      const answer = (index: number, verdict: 'allow' | 'deny', actor = ADA) =>
        worker.send('resolve-review', { actionId: ids[index], verdict, identical: true, actor });
      const results = await Promise.all([answer(0, 'allow'), answer(3, 'deny', BOB), answer(2, 'deny')]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
      expect(new Set(await verdicts(ids)).size).toBe(1);
    }
  });
});
