import { testDatabase, withClient, type TestDatabase } from '@bylaw/testing';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source.js';
import { DATABASE_ROLES } from '../database-role.js';
import { LabelledActionReader, type ActionSlice, type LabelledActionRow } from './labelled-action-reader.js';

const idOf = (index: number): string => `0192f0c1-0000-7000-8000-${String(index).padStart(12, '0')}`;
const AGENT = '0192f0c1-0000-7000-9000-000000000001';
const ALL: ActionSlice = { since: null, until: null, after: null, upTo: idOf(9_999) };

interface Sources {
  readonly label?: string;
  /** The status of the action's review, and its verdict. */
  readonly review?: readonly [status: string, verdict: string | null];
  readonly outcome?: { readonly score: number | null };
  readonly decision?: string;
  readonly day?: number;
}

/** By what is known of an action, what training is told. */
const ACTIONS: readonly (readonly [Sources, Partial<LabelledActionRow> | null])[] = [
  [{}, null],
  [{ label: 'safe' }, { personLabel: 'safe', reviewVerdict: null, score: null }],
  [
    { label: 'unknown', outcome: { score: 3 } },
    { personLabel: 'unknown', score: 3 },
  ],
  [
    { label: 'safe', review: ['answered', 'deny'], outcome: { score: 5 } },
    { personLabel: 'safe', reviewVerdict: 'deny', score: 5 },
  ],
  [
    { review: ['answered', 'allow'], outcome: { score: 5 } },
    { personLabel: null, reviewVerdict: 'allow', score: 5 },
  ],
  [{ outcome: { score: 0 } }, { personLabel: null, reviewVerdict: null, score: 0 }],
  // Nobody looked at these, or a rule of ours has spoken: neither is evidence.
  [{ review: ['expired', null] }, null],
  [{ review: ['held', null] }, null],
  [{ decision: 'deny' }, null],
  [{ decision: 'review', outcome: { score: null } }, null],
  [
    { review: ['expired', null], outcome: { score: 90 } },
    { reviewVerdict: null, score: 90 },
  ],
  [{ label: 'unsafe', day: 2 }, { personLabel: 'unsafe' }],
];

async function record(client: pg.Client, index: number, sources: Sources): Promise<void> {
  const { label, review, outcome, decision, day = 1 } = sources;
  const id = idOf(index);
  const ts = new Date(Date.UTC(2026, 0, day));
  await client.query(
    `INSERT INTO actions (id, agent_id, ts, source, tool, command, args, decision)
     VALUES ($1, $2, $3, 'agent', 'shell', 'ls', '["-l"]', $4)`,
    [id, AGENT, ts, decision ?? null],
  );
  if (label)
    await client.query(
      `INSERT INTO action_labels (action_id, label, author, labelled_at) VALUES ($1, $2, 'test', now())`,
      [id, label],
    );
  if (outcome)
    await client.query(`INSERT INTO action_outcomes (action_id, reported_at, score) VALUES ($1, now(), $2)`, [
      id,
      outcome.score,
    ]);
  if (review)
    await client.query(
      `INSERT INTO reviews (action_id, agent_id, tool, command, command_hash, policy_version, held_at, expires_at,
         status, verdict) VALUES ($1, $1, 'shell', 'ls', 'x', 0, now(), now(), $2, $3)`,
      [id, ...review],
    );
}

describe('labelled actions', () => {
  let database: TestDatabase;
  let source: DataSource;
  let reader: LabelledActionReader;

  beforeAll(async () => {
    database = await testDatabase();
    await withClient(database.url, async (client) => {
      for (const [index, [sources]] of ACTIONS.entries()) await record(client, index, sources);
    });
    const role = DATABASE_ROLES['trainer-worker'];
    source = createDataSource({ url: database.url, role, applicationName: 'test' });
    await source.initialize();
    reader = new LabelledActionReader(source);
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  async function read(slice: ActionSlice): Promise<LabelledActionRow[]> {
    const rows: LabelledActionRow[] = [];
    for await (const page of reader.pages(slice)) rows.push(...page);
    return rows;
  }

  const EXPECTED = ACTIONS.flatMap(([, row], index) => (row === null ? [] : [{ id: idOf(index), ...row }]));

  it('are those that somebody or something has judged, with every source of a label', async () => {
    expect(await read(ALL)).toMatchObject(EXPECTED);
    expect((await read(ALL))[0]).toEqual({
      id: idOf(1),
      ts: new Date(Date.UTC(2026, 0, 1)),
      tool: 'shell',
      command: 'ls',
      args: ['-l'],
      contributor: AGENT,
      personLabel: 'safe',
      reviewVerdict: null,
      score: null,
    });
  });

  it.each([
    ['their session, where they have no agent', 's', 'b', 's'],
    ['their batch, where they have no session either', null, 'b', 'b'],
    ['nobody, where they have neither', null, null, null],
  ])('are of %s', async (_, session, batch, contributor) => {
    await withClient(database.url, async (client) => {
      const set = 'UPDATE actions SET agent_id = $2, tab_id = $3, batch_id = $4 WHERE id = $1';
      await client.query(set, [idOf(1), null, session, batch]);
      try {
        expect((await read(ALL))[0]?.contributor).toBe(contributor);
      } finally {
        await client.query(set, [idOf(1), AGENT, null, null]);
      }
    });
  });

  it('are of a range of ids and a period', async () => {
    const range = { ...ALL, after: idOf(1), upTo: idOf(4) };
    expect((await read(range)).map(({ id }) => id)).toEqual([2, 3, 4].map(idOf));
    expect((await read({ ...ALL, since: '2026-01-02T00:00:00Z' })).map(({ id }) => id)).toEqual([idOf(11)]);
    const before = await read({ ...ALL, until: '2026-01-02T00:00:00Z' });
    expect(before).toHaveLength(EXPECTED.length - 1);
    expect(await reader.sliceEnds({ ...ALL, until: '2026-01-02T00:00:00Z' }, 100)).toEqual([
      { id: before.at(-1)?.id, actions: before.length },
    ]);
  });

  it('are divided into slices of a size at most', async () => {
    const ids = EXPECTED.map(({ id }) => id);
    expect(await reader.sliceEnds(ALL, 3)).toEqual([
      { id: ids[2], actions: 3 },
      { id: ids[5], actions: 3 },
      { id: ids[6], actions: 1 },
    ]);
    expect(await reader.sliceEnds(ALL, 7)).toEqual([{ id: ids[6], actions: 7 }]);
    expect(await reader.sliceEnds({ ...ALL, after: idOf(1) }, 4)).toEqual([
      { id: ids[4], actions: 4 },
      { id: ids[6], actions: 2 },
    ]);
    expect(await reader.sliceEnds({ ...ALL, after: idOf(5_000) }, 3)).toEqual([]);
  });

  it('are told from actions that nobody has judged', async () => {
    expect(await reader.hasActions({ after: null, upTo: idOf(0) })).toBe(true);
    expect(await reader.hasActions({ after: idOf(11), upTo: idOf(9_999) })).toBe(false);
  });
});
