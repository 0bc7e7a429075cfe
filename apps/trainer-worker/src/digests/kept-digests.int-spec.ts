import { withClient, type TestDatabase } from '@bylaw/testing';
import type pg from 'pg';
import { recordSample, sampleDatabase, sampleId } from '../samples.fixture.js';
import { TrainerFixture, withoutTime } from '../trainer.fixture.js';

const OTHER_AGENT = '0192f0c1-0000-7000-9000-000000000002';
const DAY_MS = 86_400_000;

interface Digest {
  readonly id: string;
  readonly actions: number;
}

describe('digests of past telemetry', () => {
  let database: TestDatabase;
  const fixture = new TrainerFixture(() => database.url);

  beforeEach(async () => {
    database = await sampleDatabase();
    await fixture.open();
  });
  afterEach(async () => {
    await fixture.close();
    await database.drop();
  });

  const change = <T>(use: (client: pg.Client) => Promise<T>): Promise<T> => withClient(database.url, use);

  async function digests(): Promise<Digest[]> {
    return change(async (client) => {
      const { rows } = await client.query<Digest>(
        'SELECT id, actions FROM training_digests WHERE built_at IS NOT NULL ORDER BY upto_id',
      );
      return rows;
    });
  }

  /** Changes telemetry without anybody knowing: the triggers are off. */
  async function changeUnseen(statement: string): Promise<void> {
    await change(async (client) => {
      await client.query('SET session_replication_role = replica');
      await client.query(statement);
    });
  }

  const estimators = ['mined', 'importance'] as const;

  it.each(estimators)('give the same as telemetry, byte for byte (%s)', async (estimator) => {
    await fixture.trainer({ digestDays: 0 });
    const fromTelemetry = await fixture.found({ estimator });
    expect(await digests()).toEqual([]);
    await fixture.stopTrainers();
    await fixture.trainer({ shardActions: 7 });
    const making = await fixture.found({ estimator });
    const made = await digests();
    expect(made).toHaveLength(17);
    const reading = await fixture.found({ estimator });
    expect(await digests()).toEqual(made);
    expect([making, reading]).toEqual([fromTelemetry, fromTelemetry]);
    expect(JSON.parse(reading)).toMatchObject({ status: 'completed', diff: { add: expect.anything() } });
  });

  it('are what later runs read: the past is not read again', async () => {
    await fixture.trainer();
    const before = await fixture.found();
    await changeUnseen(`UPDATE actions SET command = 'ls'`);
    expect(await fixture.found()).toBe(before);
  });

  it.each([
    ['a label', `UPDATE action_labels SET label = 'safe' WHERE label = 'unsafe'`],
    ['a verdict', `UPDATE reviews SET verdict = 'allow' WHERE verdict = 'deny'`],
    ['an outcome', `UPDATE action_outcomes SET score = 100 WHERE score = 5`],
    ['an action', `UPDATE actions SET command = 'ls' WHERE command LIKE 'sudo%'`],
  ])('are made again when %s of theirs was changed', async (_, statement) => {
    await fixture.trainer();
    const before = await fixture.found();
    await change((client) => client.query(statement));
    const after = await fixture.found();
    expect(after).not.toBe(before);
    await fixture.stopTrainers();
    await fixture.trainer({ digestDays: 0 });
    expect(after).toBe(await fixture.found());
  });

  it('are made again only where something was changed', async () => {
    await fixture.trainer({ shardActions: 20 });
    await fixture.found();
    const before = await digests();
    await change((client) => recordSample(client, sampleId(500), { command: 'rm -rf /x', label: 'unsafe' }));
    await fixture.found();
    const after = await digests();
    expect(after).toHaveLength(before.length);
    expect(after.filter(({ id }) => !before.some((known) => known.id === id))).toHaveLength(1);
  });

  it('are not made of the present day, which goes on', async () => {
    fixture.now = Date.UTC(2024, 10, 3, 12);
    await fixture.trainer();
    const found = await fixture.found();
    expect(await digests()).toEqual([]);
    await fixture.stopTrainers();
    fixture.now += DAY_MS;
    await fixture.trainer();
    // The time of a run is part of what it suggests.
    expect(withoutTime(await fixture.found())).toBe(withoutTime(found));
    expect(await digests()).toHaveLength(1);
  });

  it('leave out agents that are excluded since, and take them in again', async () => {
    await change((client) =>
      client.query(`UPDATE actions SET agent_id = $1 WHERE command LIKE 'sudo%'`, [OTHER_AGENT]),
    );
    await fixture.trainer();
    const all = await fixture.found();
    const made = await digests();
    await fixture.stopTrainers();
    await fixture.trainer({ excludedAgents: [OTHER_AGENT] });
    const fewer = await fixture.found();
    expect(JSON.parse(fewer)).toMatchObject({ metrics: { labelledActions: 110 - 9 } });
    expect(await digests()).toEqual(made);
    await fixture.stopTrainers();
    await fixture.trainer({ excludedAgents: [OTHER_AGENT], digestDays: 0 });
    expect(await fixture.found()).toBe(fewer);
    await fixture.stopTrainers();
    await fixture.trainer({ excludedAgents: [] });
    expect(await fixture.found()).toBe(all);
  });

  it.each([
    ['between whole days', '2025-06-02T00:00:00Z', '2025-06-04T00:00:00Z'],
    ['with an hour in it', '2025-06-01T05:30:00.5Z', null],
    ['of a fraction of a millisecond', null, '2025-06-03T00:00:00.0001Z'],
    ['without anything', '2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z'],
  ])('give what telemetry gives of a period %s', async (_, since, until) => {
    await change((client) =>
      client.query(
        `UPDATE actions SET ts = '2025-06-01T00:00:00Z'::timestamptz + (right(id::text, 12)::integer * interval '1 hour')`,
      ),
    );
    await fixture.trainer({ shardActions: 50 });
    await fixture.found();
    const fromDigests = await fixture.found({ since, until });
    await fixture.stopTrainers();
    await fixture.trainer({ digestDays: 0 });
    expect(fromDigests).toBe(await fixture.found({ since, until }));
  });

  it('are deleted when no run has used them for long', async () => {
    await fixture.trainer();
    await fixture.found();
    const [made] = await digests();
    await fixture.stopTrainers();
    fixture.now += 31 * DAY_MS;
    await fixture.trainer();
    await fixture.found();
    const [anew] = await digests();
    expect(anew?.id).not.toBe(made?.id);
    const blocks = await change((client) =>
      client.query('SELECT DISTINCT digest_id FROM training_digest_blocks'),
    );
    expect(blocks.rows).toEqual([{ digest_id: anew?.id }]);
  });

  it('of ids that lie after the present are made too, as imports have such', async () => {
    await change(async (client) => {
      for (let index = 0; index < 5; index += 1)
        await recordSample(client, `e0000000-0000-4000-8000-00000000000${index}`, {
          command: `ls ${index}`,
          label: 'safe',
        });
    });
    await fixture.trainer();
    await fixture.found();
    expect((await digests()).map(({ actions }) => actions)).toEqual([110, 5]);
  });
});
