import { setImmediate as nextTurn } from 'node:timers/promises';
import { MicroBatcher, type MicroBatcherOptions } from './micro-batcher.js';

function batcher(flush: (items: readonly number[]) => Promise<void>, options = {}): MicroBatcher<number> {
  const defaults: MicroBatcherOptions<number> = {
    flush,
    maxItems: 3,
    maxDelayMs: 0,
    maxInFlight: 1,
    maxWaiting: 6,
  };
  return new MicroBatcher({ ...defaults, ...options });
}

describe('MicroBatcher', () => {
  it('gathers the items of many calls, in order', async () => {
    const flushed: (readonly number[])[] = [];
    const subject = batcher(async (items) => void flushed.push(items));
    await Promise.all([subject.add([1]), subject.add([2])]);
    expect(flushed).toEqual([[1, 2]]);
  });

  it('sends what comes after a pause at once, and what comes soon after that later', async () => {
    const flushed: (readonly number[])[] = [];
    const subject = batcher(async (items) => void flushed.push(items), { maxDelayMs: 20 });
    await subject.add([1]);
    const calls = [subject.add([2])];
    await nextTurn();
    calls.push(subject.add([3]));
    expect(flushed).toEqual([[1]]);
    await Promise.all(calls);
    expect(flushed).toEqual([[1], [2, 3]]);
  });

  it('counts an item for as many as it stands for', async () => {
    const flushed: (readonly number[])[] = [];
    const subject = batcher(async (items) => void flushed.push(items), {
      maxDelayMs: 10_000,
      sizeOf: (item: number) => item,
    });
    await Promise.all([subject.add([1]), subject.add([2])]);
    expect(flushed).toEqual([[1, 2]]);
  });

  it('sends a full batch at once and never splits a call', async () => {
    const flushed: (readonly number[])[] = [];
    const subject = batcher(async (items) => void flushed.push(items), { maxDelayMs: 10_000 });
    await subject.add([1, 2, 3, 4]);
    expect(flushed).toEqual([[1, 2, 3, 4]]);
  });

  it('lets what comes while a batch is under way go together, when that has ended', async () => {
    const flushed: (readonly number[])[] = [];
    const releases: (() => void)[] = [];
    const subject = batcher(
      (items) => {
        flushed.push(items);
        return new Promise((resolve) => releases.push(resolve));
      },
      { maxInFlight: 2 },
    );
    const first = subject.add([1, 2, 3]);
    const others = [subject.add([4]), subject.add([5])];
    expect(flushed).toEqual([[1, 2, 3]]);
    releases[0]!();
    await first;
    expect(flushed).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    releases[1]!();
    await Promise.all(others);
    await subject.drain();
    expect(flushed).toHaveLength(2);
  });

  it('keeps a bound on batches under way, and refuses when too much waits', async () => {
    const releases: (() => void)[] = [];
    const subject = batcher(() => new Promise((resolve) => releases.push(resolve)));
    const first = subject.add([1, 2, 3]);
    const second = subject.add([4, 5, 6]);
    const third = subject.add([7, 8, 9]);
    await expect(subject.add([10])).rejects.toThrow('too much');
    expect(releases).toHaveLength(1);
    releases[0]!();
    await first;
    releases[1]!();
    await second;
    releases[2]!();
    await third;
    await subject.drain();
    expect(releases).toHaveLength(3);
  });

  it('tells every caller of a batch that it failed, and goes on', async () => {
    let attempts = 0;
    const subject = batcher(async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('no');
    });
    const results = await Promise.allSettled([subject.add([1]), subject.add([2])]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await subject.add([3]);
    expect(attempts).toBe(2);
  });
  it('sends a batch that is full by bytes, and refuses when too many bytes wait', async () => {
    const flushed: (readonly number[])[] = [];
    const releases: (() => void)[] = [];
    const subject = batcher(
      (items) => {
        flushed.push(items);
        return new Promise((resolve) => releases.push(resolve));
      },
      { maxItems: 100, maxWaiting: 100, bytesOf: (item: number) => item, maxBytes: 50, maxWaitingBytes: 60 },
    );
    const calls = [subject.add([50]), subject.add([30]), subject.add([40])];
    await expect(subject.add([1])).rejects.toThrow('too much');
    expect(flushed).toEqual([[50]]);
    releases[0]!();
    await calls[0];
    expect(flushed).toEqual([[50], [30, 40]]);
    releases[1]!();
    await Promise.all(calls);
    expect(flushed).toHaveLength(2);
  });

  it('keeps nobody waiting behind a batch that failed', async () => {
    const refusals: ((error: Error) => void)[] = [];
    const subject = batcher(() => new Promise((_, reject) => refusals.push(reject)));
    const calls = [subject.add([1, 2, 3]), subject.add([4, 5, 6])].map((call) => call.catch(String));
    refusals[0]!(new Error('away'));
    expect(await Promise.all(calls)).toEqual(['Error: away', 'Error: away']);
    expect(refusals).toHaveLength(1);
    const next = subject.add([7, 8, 9]);
    expect(refusals).toHaveLength(2);
    refusals[1]!(new Error('still'));
    await expect(next).rejects.toThrow('still');
  });
});
