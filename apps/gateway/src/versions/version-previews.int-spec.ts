import { randomUUID } from 'node:crypto';
import type { PolicyChangesResponse, ReversalPreviewResponse } from '@bylaw/contracts';
import { call, type GatewayFixture } from '../gateway.fixture.js';
import { OwnGateway } from '../own-gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';

describe('what is different between versions', () => {
  let own: OwnGateway;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let token: string;
  let lockedId: string;

  beforeAll(async () => {
    own = await OwnGateway.open('approver', 'approver');
    ({ fixture, gateway } = own);
    ({ token } = own.operator);
    const [one] = await fixture.addVersion([
      { pattern: 'one', effect: 'deny' },
      { pattern: 'two', effect: 'review' },
    ]);
    await removing(2, one!, { pattern: 'three', effect: 'deny' });
    [lockedId = ''] = await fixture.addVersion([{ pattern: 'four', effect: 'deny', locked: true }]);
  });
  afterAll(() => own.close());

  /** A version that puts a rule in the place of another, whole as a version remembers it. */
  async function removing(version: number, id: string, rule: { pattern: string; effect: 'deny' }) {
    const [before] = (await call(gateway, 'GET', '/v1/rules', { token })).body.items.filter(
      (item) => item.id === id,
    );
    const ids = await fixture.addVersion([rule], [id]);
    await fixture.sql('UPDATE policy_versions SET removed = $1 WHERE version = $2', [
      JSON.stringify([before]),
      version,
    ]);
    return ids;
  }

  async function get<T>(path: string, as = token): Promise<T> {
    const { status, body } = await call(gateway, 'GET', `/v1/versions/${path}`, { token: as });
    expect(status).toBe(200);
    return body as unknown as T;
  }
  const patterns = (rules: readonly { readonly pattern: string }[]) =>
    rules.map(({ pattern }) => pattern).toSorted();
  const inShort = ({ from, to, added, removed, rules }: PolicyChangesResponse) => [
    ...[from, to, rules],
    patterns(added),
    patterns(removed),
  ];

  it.each([
    ['from=0&to=1', [0, 1, 2, ['one', 'two'], []]],
    ['from=1&to=3', [1, 3, 3, ['four', 'three'], ['one']]],
    ['from=3&to=1', [3, 1, 2, ['one'], ['four', 'three']]],
    ['from=2&to=2', [2, 2, 2, [], []]],
  ])('compares any two: %s', async (query, changes) => {
    expect(inShort(await get(`compare?${query}`))).toEqual(changes);
  });

  it.each([
    ['compare?from=1', 400],
    ['compare?from=x&to=1', 400],
    ['compare?from=-1&to=1', 400],
    ['compare?from=1&to=4', 404],
    ['0/rollback/preview', 404],
    ['4/rollback/preview', 404],
    ['4/restore/preview', 404],
    ['1/apply/preview', 404],
  ])('refuses %s with %d', async (path, status) => {
    expect((await call(gateway, 'GET', `/v1/versions/${path}`, { token })).status).toBe(status);
  });

  it('shows what a rollback would make of the policy as it is now, and makes nothing', async () => {
    const preview = await get<ReversalPreviewResponse>('2/rollback/preview');
    expect(inShort(preview)).toEqual([3, 4, 3, ['one'], ['three']]);
    expect(preview).toMatchObject({
      refusal: null,
      pinned: { checked: 0, broken: [] },
      addedCount: 1,
      removedCount: 1,
    });
    expect((await call(gateway, 'GET', '/v1/rules', { token })).body.version).toBe(3);
  });

  it('shows what a restore would make of it, also of version 0', async () => {
    expect(inShort(await get('2/restore/preview'))).toEqual([3, 4, 2, [], ['four']]);
    expect(inShort(await get('3/restore/preview'))).toEqual([3, 4, 3, [], []]);
    expect(inShort(await get('0/restore/preview'))).toEqual([3, 4, 0, [], ['four', 'three', 'two']]);
  });

  it('says that a locked rule is in the way of all but an admin', async () => {
    const { refusal } = await get<ReversalPreviewResponse>('3/rollback/preview');
    expect(refusal).toEqual({ code: 'locked_rule', detail: expect.stringContaining(lockedId) });
    const admin = (await fixture.operator('admin')).token;
    expect((await get<ReversalPreviewResponse>('3/rollback/preview', admin)).refusal).toBeNull();
  });

  it('names the pinned cases that it would break', async () => {
    const pinned = { id: randomUUID(), tool: 'shell', command: 'run three', expect: 'deny' };
    await fixture.insert('pinned_cases', { ...pinned, created_by: 'ada', created_at: new Date() });
    const { refusal, pinned: forecast } = await get<ReversalPreviewResponse>('2/rollback/preview');
    expect(refusal).toEqual({ code: 'pinned_case_broken', detail: 'It would break a pinned case' });
    expect(forecast).toMatchObject({
      checked: 1,
      broken: [
        {
          case: pinned,
          decision: 'allow',
          reason: 'allowed by default: no rule decided',
          rules: [{ pattern: 'three', change: 'removed' }],
        },
      ],
    });
    await fixture.sql('DELETE FROM pinned_cases');
  });

  it('says when a version was rolled back before', async () => {
    const head = { version: 4, kind: 'rollback', reverts: 1, author: 'ada', comment: 'because' };
    await fixture.insert('policy_versions', { ...head, created_at: new Date(), added: [], removed: '[]' });
    expect((await get<ReversalPreviewResponse>('1/rollback/preview')).refusal).toEqual({
      code: 'version_already_rolled_back',
      detail: 'Version 1 was rolled back by version 4',
    });
  });
});
