import { randomUUID } from 'node:crypto';
import type { Diff, Overlap, RuleDraft } from '@bylaw/policy';
import { withClient } from '@bylaw/testing';
import { PolicyWorkerFixture, ROOT } from '../policy-worker.fixture.js';

interface Kept {
  readonly overlaps: readonly Overlap[] | null;
  readonly overlap_count: number | null;
}

const NOTHING_KNOWN: Kept = { overlaps: null, overlap_count: null };
const MANY = 20_000;

describe('overlaps', () => {
  let worker: PolicyWorkerFixture;

  beforeEach(async () => {
    worker = await PolicyWorkerFixture.alone();
  });
  afterEach(() => worker.stop());

  const deny = (pattern: string): RuleDraft => ({ pattern, effect: 'deny' });

  async function kept(suggestionId: string | null): Promise<Kept | undefined> {
    const [row] = await worker.sql<Kept>(
      'SELECT found_overlaps AS overlaps, overlap_count FROM suggestions WHERE id = $1',
      [suggestionId],
    );
    return row;
  }

  async function conclude(diff: Diff): Promise<string | null> {
    const sent = worker.send('conclude-training', {
      actor: { kind: 'trainer', id: 'trainer', name: 'trainer' },
      ...{ runId: randomUUID(), requestedBy: 'Ada', requestedAt: new Date().toISOString() },
      ...{ status: 'completed', parameters: {}, progress: { done: 1, total: 1 } },
      ...{ suggestionId: randomUUID(), diff: diff as object },
    });
    return (await worker.done<{ suggestionId: string | null }>(sent)).suggestionId;
  }

  /** Makes a version of many rules, as no diff can. */
  async function addMany(): Promise<void> {
    await withClient(worker.databaseUrl, async (client) => {
      await client.query(
        `INSERT INTO policy_versions (version, kind, reverts, author, created_at, added, removed)
         VALUES (1, 'restore', 0, 'test', now(), '{}', '[]')`,
      );
      await client.query(
        `INSERT INTO rules (id, pattern, effect, target, mode, locked, added_by, added_at, added_in_version)
         SELECT gen_random_uuid(), '^tool-' || i || '\\b.*(--force|--all)', 'deny', 'command', 'enforce', false,
                'test', now(), 1
           FROM generate_series(1, ${MANY}) AS i`,
      );
      await client.query('INSERT INTO rule_spans (rule_id, added_in) SELECT id, 1 FROM rules');
    });
  }

  it('are kept with an operator’s suggestion and with the trainer’s, for the policy as it is then', async () => {
    const add = [deny('^(?:mkfs)'), deny('^dd'), deny('dd if')];
    const before = await worker.propose({ add });
    expect(await kept(before)).toEqual({ overlaps: [], overlap_count: 0 });
    await worker.change({ add: [deny('^mkfs'), deny('dd')] });
    const [first, second] = (await worker.policy()).rules;
    const idOf = (pattern: string) => (first?.pattern === pattern ? first.id : second?.id);
    const found = [
      { kind: 'duplicate', rule: { addIndex: 0 }, by: { ruleId: idOf('^mkfs') } },
      { kind: 'subsumed', rule: { addIndex: 1 }, by: { ruleId: idOf('dd') } },
    ];
    const operators = await worker.propose({ add: add.slice(0, 2) });
    expect(await kept(operators)).toEqual({ overlaps: found, overlap_count: 2 });
    const trainers = await conclude({ add: add.slice(0, 1) });
    expect(await kept(trainers)).toEqual({ overlaps: found.slice(0, 1), overlap_count: 1 });
    expect(await worker.propose({ add })).toBe(before);
    expect(await kept(before)).toEqual({ overlaps: [], overlap_count: 0 });
  });

  it('are not kept for a version that has passed', async () => {
    const suggestionId = randomUUID();
    const [proposed] = await Promise.all([
      worker.send('propose', { suggestionId, diff: { add: [deny('^a')] } }),
      ...Array.from({ length: 5 }, (_, index) => worker.change({ add: [deny(`^b${index}`)] })),
    ]);
    expect(proposed.ok).toBe(true);
    // Whether a version came in between is not ours to say: known or not, never wrong.
    expect([NOTHING_KNOWN, { overlaps: [], overlap_count: 0 }]).toContainEqual(await kept(suggestionId));
  });

  it('keep no other command waiting, and nothing is refused for want of them', async () => {
    await addMany();
    const ended: string[] = [];
    const told = async (what: string, done: Promise<unknown>): Promise<void> => {
      await done;
      ended.push(what);
    };
    const slow = told('proposed', worker.propose({ add: [deny('^tool-7\\b.*(?:--force|--all)')] }));
    const quick = worker.send('create-token', {
      ...{ actor: ROOT, tokenId: randomUUID(), kind: 'operator', name: 'vera', role: 'viewer' },
      hash: 'a'.repeat(64),
    });
    await Promise.all([slow, told('created', worker.done(quick))]);
    expect(ended).toEqual(['created', 'proposed']);
    const [row] = await worker.sql<Kept>('SELECT found_overlaps AS overlaps, overlap_count FROM suggestions');
    expect(row).toMatchObject({ overlap_count: 1, overlaps: [{ kind: 'duplicate' }] });
  });

  it('are given up in time, and found again the next time', async () => {
    await addMany();
    const diff = { add: [deny('^tool-1\\b.*(?:--force|--all)')] };
    const all = await Promise.all([1, 1, 1].map((patienceMs) => worker.overlaps.find(diff, patienceMs)));
    expect(all).toEqual([null, null, null]);
    const found = { version: 1, overlaps: [{ kind: 'duplicate', rule: { addIndex: 0 } }] };
    expect(await worker.overlaps.find(diff, 60_000)).toMatchObject(found);
    expect(await worker.overlaps.find(diff, 60_000)).toMatchObject(found);
  });

  it.each([[null], [{ add: [deny('(')] }], [{ add: 7 }], [{ add: [{ pattern: 'x', effect: 'forbid' }] }]])(
    'are not looked for in %j',
    async (diff) => {
      expect(await worker.overlaps.find(diff)).toBeNull();
    },
  );
});
