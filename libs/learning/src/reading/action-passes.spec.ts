import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counts } from '../counts.js';
import type { LabelledAction } from '../labelled-action.js';
import { labelled, numbered } from '../train-in-shards.fixture.js';
import { ActionPasses } from './action-passes.js';
import type { KeepingOptions } from './kept-actions.js';
import { textHash } from '../text-hash.js';

/** Writes down what it is given. */
class Noted implements Counts {
  readonly actions: string[] = [];
  readonly hashes = new Set<number>();
  readonly passed: number[] = [];

  constructor(private readonly leavesOut = false) {}

  passesBy(label: string, hash: number): boolean {
    if (!this.leavesOut || label === 'unsafe') return false;
    this.passed.push(hash);
    return true;
  }

  add({ tool, command, args, label, contributor }: LabelledAction, hash?: number): void {
    const by = label === 'unsafe' ? (contributor ?? null) : null;
    this.actions.push(JSON.stringify([tool, command, args ?? null, label, by]));
    if (hash !== undefined) this.hashes.add(hash);
  }

  merge(): void {
    throw new Error('Nothing is merged');
  }

  toJSON(): object {
    return [...new Set(this.actions)].toSorted();
  }
}

const action = (command: string, more: Partial<LabelledAction> = {}): LabelledAction => {
  return { id: 'x', tool: 'shell', command, label: 'safe', ...more };
};
const ACTIONS: readonly LabelledAction[] = [
  ...labelled('safe', [...numbered(300, (i) => `ls /srv/${i % 200}/é`), 'ls\n-la', '']),
  ...labelled('unsafe', [...numbered(300, (i) => `rm -rf /srv/${i % 150}/\u{1f600}`)]),
  action('half \ud800 of a pair'),
  action('select', { tool: 'sql', args: { text: ['a', 1] } }),
  action('select', { tool: 'sql', args: ['b'], label: 'unsafe', contributor: 'a' }),
  action('ls', { label: 'unsafe', contributor: 'a' }),
  action('ls', { label: 'unsafe', contributor: 'b' }),
  ...numbered(70, (i) => `tool-${i}`).map((tool) => action('x', { tool })),
  action('y'.repeat(100_000)),
  action('last'),
];
const whole = new Noted();
for (const one of ACTIONS) whole.add(one);

describe('ActionPasses', () => {
  let folder: string;
  let readings: number;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bylaw-passes-'));
    readings = 0;
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function passes(options: Partial<KeepingOptions>): Promise<Noted[]> {
    async function* read(): AsyncGenerator<LabelledAction[]> {
      readings += 1;
      for (let at = 0; at < ACTIONS.length; at += 7) yield ACTIONS.slice(at, at + 7);
    }
    const all = new ActionPasses(read, { folder, ...options });
    const counted: Noted[] = [];
    try {
      for (let pass = 0; pass < 3; pass += 1) {
        const noted = new Noted();
        await all.count(noted);
        counted.push(noted);
      }
    } finally {
      all.close();
    }
    return counted;
  }

  it.each([
    ['in memory', {}],
    ['in a file', { bytesInMemory: 1_000 }],
  ])('count the same in every pass, and read once, %s', async (_, options) => {
    const [first, second, third] = await passes(options);
    expect(readings).toBe(1);
    expect(first?.actions).toHaveLength(ACTIONS.length);
    for (const noted of [first, second, third]) expect(noted?.toJSON()).toEqual(whole.toJSON());
    expect(second?.actions.length).toBeLessThan(500);
    expect(second?.hashes).toEqual(first?.hashes);
    expect(second?.hashes.has(textHash('last'))).toBe(true);
  });

  it.each([
    ['beyond the bound', { mostBytes: 5_000, bytesInMemory: 1_000 }],
    ['where there is no room at all', { mostBytes: 0 }],
    ['when the folder is gone', { folder: '/nowhere/at/all', bytesInMemory: 3_000 }],
  ])('read again what could not be kept, %s', async (_, options) => {
    const [first, second, third] = await passes(options);
    expect(readings).toBe(3);
    for (const noted of [first, second, third]) expect(noted?.toJSON()).toEqual(whole.toJSON());
  });

  it('leave nothing behind, not even while they go on', async () => {
    async function* read(): AsyncGenerator<readonly LabelledAction[]> {
      yield ACTIONS;
      expect(readdirSync(folder)).toEqual([]);
    }
    const all = new ActionPasses(read, { folder, bytesInMemory: 1_000 });
    await all.count(new Noted());
    expect(readdirSync(folder)).toEqual([]);
    all.close();
  });

  it('pass by what counts would not look at, and tell how far they are', async () => {
    async function* read(): AsyncGenerator<readonly LabelledAction[]> {
      yield ACTIONS;
    }
    const all = new ActionPasses(read, { folder, bytesInMemory: 1_000 });
    await all.count(new Noted());
    const sampled = new Noted(true);
    const told: number[] = [];
    await all.count(sampled, (done, of) => told.push(done / of));
    all.close();
    expect(sampled.actions.every((one) => one.includes('unsafe'))).toBe(true);
    expect(sampled.actions.length).toBeGreaterThan(150);
    expect(sampled.passed.length).toBeGreaterThan(200);
    expect(told.at(-1)).toBe(1);
    expect(told.toSorted((a, b) => a - b)).toEqual(told);
  });
});
