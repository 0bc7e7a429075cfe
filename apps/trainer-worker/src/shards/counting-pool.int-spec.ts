import { CountingPool, countingThreadEntry } from './counting-pool.js';

const NEVER_ANSWERS = new URL(
  `data:text/javascript,${encodeURIComponent(
    `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });`,
  )}`,
);
const { signal } = new AbortController();

describe('counting threads', () => {
  let pool: CountingPool;

  afterEach(async () => {
    await pool.stop();
  });

  it('are stopped in the middle of their work, and others take their place', async () => {
    pool = new CountingPool({ threads: 1, shellTools: ['shell'], entry: NEVER_ANSWERS });
    for (let time = 0; time < 2; time += 1) {
      const controller = new AbortController();
      const asked = pool.use(
        async (thread) => {
          setTimeout(() => controller.abort(), 50);
          await thread.open('mined', { number: 0, left: null });
        },
        { runId: 'a', signal: controller.signal },
      );
      await expect(asked).rejects.toThrow(/ended/);
    }
  });

  it('are not begun with when the work is stopped while it waits for one', async () => {
    pool = new CountingPool({ threads: 1, shellTools: ['shell'], entry: countingThreadEntry() });
    const controller = new AbortController();
    const first = pool.use(
      async (thread) => {
        controller.abort(new Error('cancelled'));
        await thread.open('mined', { number: 0, left: null });
        return thread.counts();
      },
      { runId: 'a', signal },
    );
    const second = pool.use(async () => 'begun', { runId: 'a', signal: controller.signal });
    await expect(second).rejects.toThrow('cancelled');
    expect(JSON.parse(await first)).toMatchObject({ safeActions: 0, unsafeActions: 0 });
  });

  it('say why they can’t answer', async () => {
    pool = new CountingPool({ threads: 1, shellTools: ['shell'], entry: countingThreadEntry() });
    const asked = pool.use((thread) => thread.counts(), { runId: 'a', signal });
    await expect(asked).rejects.toThrow('No pass is open');
  });

  it('count for one run only: another gets a thread of its own, and no more of them than allowed', async () => {
    pool = new CountingPool({ threads: 2, shellTools: ['shell'], entry: countingThreadEntry() });
    const threads = new Map<string, unknown>();
    for (const [use, runId] of [
      ['first', 'a'],
      ['again', 'a'],
      ['other', 'b'],
      ['later', 'a'],
    ] as const)
      await pool.use(
        async (thread) => {
          threads.set(use, thread);
          await thread.open('mined', { number: 0, left: null });
        },
        { runId, signal },
      );
    expect(threads.get('again')).toBe(threads.get('first'));
    expect(threads.get('other')).not.toBe(threads.get('first'));
    expect(threads.get('later')).not.toBe(threads.get('first'));
    expect(pool.size).toBe(1);
    const served = new Map<unknown, Set<string>>();
    const together = ['a', 'b', 'c', 'a', 'c'].map((runId) =>
      pool.use(
        async (thread) => {
          await thread.open('mined', { number: 0, left: null });
          served.set(thread, (served.get(thread) ?? new Set()).add(runId));
          expect(pool.size).toBeLessThanOrEqual(2);
        },
        { runId, signal },
      ),
    );
    await Promise.all(together);
    expect([...served.values()].every((runs) => runs.size === 1)).toBe(true);
  });

  it('are ended when nobody has used them for long', async () => {
    pool = new CountingPool({ threads: 1, shellTools: ['shell'], entry: countingThreadEntry(), idleMs: 20 });
    await pool.use((thread) => thread.open('mined', { number: 0, left: null }), { runId: 'a', signal });
    expect(pool.size).toBe(1);
    while (pool.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await pool.use((thread) => thread.open('mined', { number: 0, left: null }), { runId: 'a', signal });
    expect(pool.size).toBe(1);
  });
});
