import { randomUUID } from 'node:crypto';
import { PolicyWorkerFixture } from '../policy-worker.fixture.js';

describe('training runs that end out of order', () => {
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    worker = await PolicyWorkerFixture.alone();
  });
  afterAll(() => worker.stop());
  afterEach(async () => {
    await worker.sql(`UPDATE suggestions SET status = 'rejected' WHERE status = 'pending'`);
  });

  let minutes = 0;
  /** Later by a minute each time that it is asked. */
  const later = (): string => new Date(Date.UTC(2030, 0, 1) + (minutes += 1) * 60_000).toISOString();
  const pattern = () => `^tool-${randomUUID()}`;
  const propose = (text: string) => ({ add: [{ pattern: text, effect: 'deny' as const }] });

  async function conclude(requestedAt: string, text: string | null = pattern()): Promise<string | null> {
    const { suggestionId } = await worker.done<{ suggestionId: string | null }>(
      worker.send('conclude-training', {
        actor: { kind: 'trainer', id: 'trainer', name: 'trainer' },
        runId: randomUUID(),
        requestedBy: 'Ada',
        requestedAt,
        status: 'completed',
        parameters: {},
        progress: { done: 1, total: 1 },
        suggestionId: randomUUID(),
        diff: text === null ? null : propose(text),
      }),
    );
    return suggestionId;
  }

  const statuses = (...ids: (string | null)[]) => Promise.all(ids.map((id) => worker.statusOf(id ?? '')));

  it('leave the newest run’s suggestion pending, and the older one’s superseded from the start', async () => {
    const [earlier, newer] = [later(), later()];
    const pending = await conclude(newer);
    const late = await conclude(earlier);
    expect(await statuses(pending, late)).toEqual(['pending', 'superseded']);
    const [run] = await worker.sql('SELECT status, error FROM training_runs WHERE suggestion_id = $1', [
      late,
    ]);
    expect(run).toEqual({ status: 'completed', error: null });
    const events = (await worker.audit()).filter(({ subject }) => subject === late);
    expect(events.map(({ action }) => action)).toEqual(['suggestion.propose', 'suggestion.supersede']);
  });

  it('are not superseded by a newer run that suggests nothing', async () => {
    const [earlier, newer] = [later(), later()];
    expect(await conclude(newer, null)).toBeNull();
    expect(await statuses(await conclude(earlier))).toEqual(['pending']);
  });

  it('never end what the newer run found pending and suggests too', async () => {
    const [first, second, third] = [later(), later(), later()];
    const same = pattern();
    const pending = await conclude(first, same);
    expect(await conclude(third, same)).toBe(pending);
    expect(await conclude(second, same)).toBe(pending);
    const late = await conclude(second);
    expect(await statuses(pending, late)).toEqual(['pending', 'superseded']);
  });

  it('leave one pending when many end at once', async () => {
    const times = Array.from({ length: 12 }, later);
    const ended = await Promise.all(times.map((time) => conclude(time)));
    const all = await statuses(...ended);
    expect(all.slice(0, -1)).toEqual(all.slice(0, -1).map(() => 'superseded'));
    expect(all.at(-1)).toBe('pending');
  });
});
