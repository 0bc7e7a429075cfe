import type { ActionResponse } from '@bylaw/contracts';
import { testDatabase, withClient, type TestDatabase } from '@bylaw/testing';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source.js';
import { DATABASE_ROLES } from '../database-role.js';
import type { TimeKey } from '../time-key.js';
import { ActionReader, type ActionFilter } from './action-reader.js';

const AGENT = '0192f0c1-0000-7000-8000-000000000001';

/** In some weeks, and without one; several to a millisecond; of every decision, tool and label. */
const ACTIONS = `
  INSERT INTO actions (id, agent_id, ts, source, tool, command, decision)
  SELECT CASE WHEN n % 11 = 0 THEN md5(n::text)::uuid ELSE uuidv7(at - clock_timestamp()) END,
         CASE WHEN n % 3 = 0 THEN $1::uuid END, at, 'agent', (ARRAY['shell', 'http', 'Bash'])[1 + n % 3],
         (ARRAY['git PUSH', 'ls 100%', 'rm -rf /', 'cat a_b'])[1 + n % 4] || ' ' || n,
         (ARRAY['allow', 'deny', 'review', NULL])[1 + n % 4]
    FROM (SELECT n, now() - (n / 3) * interval '5 hours' AS at FROM generate_series(1, 400) n) times`;

const FILTERS: readonly ActionFilter[] = [
  {},
  { agentId: AGENT },
  { decision: 'deny' },
  { tool: 'http' },
  { label: 'unsafe' },
  { q: 'git push' },
  { q: '100%' },
  { q: 'a_b 39' },
  { q: 'nowhere' },
  { agentId: AGENT, decision: 'review' },
  { tool: 'http', q: 'RM' },
  { label: 'safe', tool: 'shell' },
  { label: 'unsafe', q: 'ls' },
  { agentId: AGENT, decision: 'allow', tool: 'shell', label: 'safe', q: 'git' },
];

describe('ActionReader', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let reader: ActionReader;
  let all: ActionResponse[];

  beforeAll(async () => {
    database = await testDatabase();
    await withClient(database.url, async (client) => {
      await client.query(ACTIONS, [AGENT]);
      await client.query(
        `INSERT INTO action_labels (action_id, label, author, labelled_at)
         SELECT id, CASE WHEN command LIKE '%7%' THEN 'unsafe' ELSE 'safe' END, 'Ada', now() FROM actions
          WHERE command ~ '[1357]$'`,
      );
    });
    dataSource = createDataSource({
      url: database.url,
      role: DATABASE_ROLES.gateway,
      applicationName: 'action-reader',
    });
    await dataSource.initialize();
    reader = new ActionReader(dataSource);
    all = await reader.list({}, { after: null, limit: 1_000 });
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const fits = (action: ActionResponse, filter: ActionFilter): boolean =>
    (filter.agentId ?? action.agentId) === action.agentId &&
    (filter.decision ?? action.decision) === action.decision &&
    (filter.tool ?? action.tool) === action.tool &&
    (filter.label ?? action.label) === action.label &&
    action.command.toLowerCase().includes((filter.q ?? '').toLowerCase()) &&
    action.ts >= (filter.since ?? action.ts) &&
    (filter.until === undefined || action.ts < filter.until);

  async function pages(filter: ActionFilter): Promise<string[]> {
    const ids: string[] = [];
    let after: TimeKey | null = null;
    for (;;) {
      const page = await reader.list(filter, { after, limit: 7 });
      ids.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      if (!last || page.length < 7) return ids;
      after = { at: new Date(last.ts), id: last.id };
    }
  }

  it('lists newest first, and by id within a millisecond', () => {
    const key = ({ ts, id }: ActionResponse): string => `${ts} ${id}`;
    expect(all).toHaveLength(400);
    expect(all.map(key)).toEqual(all.map(key).toSorted().toReversed());
  });

  it.each(FILTERS)('finds what fits %j, page by page, in the same order', async (filter) => {
    const middle = all[200]!.ts;
    for (const bounds of [{}, { since: middle }, { until: middle }]) {
      const asked = { ...filter, ...bounds };
      const expected = all.filter((action) => fits(action, asked)).map(({ id }) => id);
      expect(await pages(asked)).toEqual(expected);
    }
  });

  it('gives in a stream what the list has, oldest first', async () => {
    const ids: string[] = [];
    for await (const batch of reader.stream({ label: 'unsafe' })) ids.push(...batch.map(({ id }) => id));
    expect(ids.toReversed()).toEqual(await pages({ label: 'unsafe' }));
  });
});
