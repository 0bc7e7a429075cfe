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
      const asked = pool.use(async (thread) => {
        setTimeout(() => controller.abort(), 50);
        await thread.open('mined', { number: 0, left: null });
      }, controller.signal);
      await expect(asked).rejects.toThrow(/ended/);
    }
  });

  it('are not begun with when the work is stopped while it waits for one', async () => {
    pool = new CountingPool({ threads: 1, shellTools: ['shell'], entry: countingThreadEntry() });
    const controller = new AbortController();
    const first = pool.use(async (thread) => {
      controller.abort(new Error('cancelled'));
      await thread.open('mined', { number: 0, left: null });
      return thread.counts();
    }, signal);
    const second = pool.use(async () => 'begun', controller.signal);
    await expect(second).rejects.toThrow('cancelled');
    expect(JSON.parse(await first)).toMatchObject({ safeActions: 0, unsafeActions: 0 });
  });

  it('say why they can’t answer', async () => {
    pool = new CountingPool({ threads: 1, shellTools: ['shell'], entry: countingThreadEntry() });
    const asked = pool.use((thread) => thread.counts(), signal);
    await expect(asked).rejects.toThrow('No pass is open');
  });
});
