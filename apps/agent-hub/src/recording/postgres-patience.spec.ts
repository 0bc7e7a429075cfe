import { PostgresPatience } from './postgres-patience.js';

const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('PostgresPatience', () => {
  it('waits while Postgres is away', async () => {
    let attempts = 0;
    const work = async (): Promise<string> => {
      attempts += 1;
      if (attempts < 3) throw away;
      return 'done';
    };
    await expect(new PostgresPatience().run(work)).resolves.toBe('done');
    expect(attempts).toBe(3);
  });

  it('does not wait for anything else', async () => {
    let attempts = 0;
    const work = async (): Promise<never> => {
      attempts += 1;
      throw new Error('invalid input');
    };
    await expect(new PostgresPatience().run(work)).rejects.toThrow('invalid input');
    expect(attempts).toBe(1);
  });

  it('gives up when it is told to stop', async () => {
    const patience = new PostgresPatience();
    const running = patience.run(async () => {
      queueMicrotask(() => patience.stop());
      throw away;
    });
    await expect(running).rejects.toBe(away);
  });
});
