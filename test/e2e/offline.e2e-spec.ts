import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../..');
const CSV = join(PROJECT, 'examples/telemetry-csv/small.csv');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The bylaw command as it is built, without any server. */
function bylaw(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(PROJECT, 'apps/cli/bin/bylaw.js'), ...args], {
    cwd: PROJECT,
    env: { ...process.env, BYLAW_STATE_DIR: '/nowhere', DATABASE_URL: '' },
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  child.stdin.end();
  return new Promise((done) => child.once('close', (code) => done({ code, ...text })));
}

interface Diff {
  readonly add: readonly { readonly pattern: string; readonly effect: string; readonly score: number }[];
  readonly remove: readonly string[];
  readonly meta: Readonly<Record<string, unknown>>;
}

describe('bylaw without a server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-offline-'));
  const path = (name: string) => join(folder, name);
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(path(name), content);
    return path(name);
  };
  const text = (name: string) => readFileSync(path(name), 'utf8');

  const rows = (count: number, row: (index: number) => string) =>
    `command,label\n${Array.from({ length: count }, (_, index) => row(index)).join('\n')}\n`;

  afterAll(() => rmSync(folder, { recursive: true }));

  it('lists what it can do', async () => {
    const { code, stdout } = await bylaw('--help');
    expect(code).toBe(0);
    for (const name of ['migrate', 'audit', 'packs', 'train', 'suggest', 'evaluate', 'predict'])
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
  });

  it.each(['mined', 'importance'])(
    'trains, suggests, evaluates and predicts: %s',
    async (estimator) => {
      const [model, diff, again] = ['model.json', 'diff.json', 'again.json'].map((name) =>
        path(estimator + name),
      );
      const trained = await bylaw('train', '--csv', CSV, '--estimator', estimator, '--out', model!);
      expect(trained).toMatchObject({ code: 0, stdout: expect.stringMatching(/515 safe and 225 unsafe/) });

      const flags = ['--csv', CSV, '--estimator', estimator, '--top-n', '12'];
      expect(await bylaw('suggest', ...flags, '--out', diff!)).toMatchObject({ code: 0 });
      expect(await bylaw('suggest', ...flags, '--model', model!, '--out', again!)).toMatchObject({ code: 0 });
      expect(text(`${estimator}again.json`)).toBe(text(`${estimator}diff.json`));
      const { add, remove, meta } = JSON.parse(text(`${estimator}diff.json`)) as Diff;
      expect(add.length).toBeGreaterThan(0);
      expect(add.length).toBeLessThanOrEqual(12);
      expect(remove).toEqual([]);
      expect(meta).toMatchObject({ proposed_by: 'trainer', model_version: expect.stringMatching(estimator) });

      const evaluated = await bylaw('evaluate', '--csv', CSV, '--diff', diff!, '--json');
      const evaluation = JSON.parse(evaluated.stdout) as {
        safeRows: number;
        rules: readonly unknown[];
        denied: { unsafeHits: number; recall: { value: number } };
      };
      expect(evaluation).toMatchObject({ safeRows: 515, unsafeRows: 225, prevalence: 0.02 });
      expect(evaluation.rules).toHaveLength(add.length);
      expect(evaluation.denied.recall.value).toBeCloseTo(evaluation.denied.unsafeHits / 225, 3);

      const predicted = await bylaw('predict', 'rm -rf /', '--model', model!);
      expect(predicted.stdout).toMatch(/^safety +\d+\.\d of 100/);
      expect(predicted.stdout).toMatch(/disk-destruction\/rm-root/);
    },
    60_000,
  );

  it('evaluates for people, at a stated prevalence', async () => {
    const diff = file('known.json', JSON.stringify({ add: [{ pattern: '^setenforce 0', effect: 'deny' }] }));
    const { code, stdout } = await bylaw('evaluate', '--csv', CSV, '--diff', diff, '--prevalence', '0.1');
    expect(code).toBe(0);
    expect(stdout).toMatch(/where 10 % of the actions are unsafe/);
    expect(stdout).toMatch(/All rules together, denied:/);
  });

  it('predicts by a file with lines that can not be read, when told to leave them out', async () => {
    const csv = file(
      'some.csv',
      `${rows(60, (i) => `${i % 3 ? 'ls -l' : 'shred -u'} a${i},${i % 3 ? 0 : 1}`)}ls\0,0\n`,
    );
    const predicted = await bylaw('predict', 'shred -u b', '--csv', csv, '--skip-bad-lines');
    expect(predicted).toMatchObject({ code: 0, stderr: expect.stringMatching(/1 lines that can't be read/) });
    expect(predicted.stdout).toMatch(/against .*shred/s);
  }, 30_000);

  it('ends without a word when whoever reads its output stops', async () => {
    const child = spawn(process.execPath, [
      join(PROJECT, 'apps/cli/bin/bylaw.js'),
      'packs',
      'show',
      'persistence',
    ]);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const code = await new Promise((done) => child.once('close', done));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('leaves nothing behind when it is stopped', async () => {
    const inside = mkdtempSync(join(folder, 'stopped-'));
    const csv = file(
      'long.csv',
      rows(200_000, (i) => `echo ${i},${i % 2}`),
    );
    const args = ['train', '--csv', csv, '--out', join(inside, 'model.json')];
    const child = spawn(process.execPath, [join(PROJECT, 'apps/cli/bin/bylaw.js'), ...args]);
    child.stderr.once('data', () => child.kill('SIGINT'));
    const ended = await new Promise((done) => child.once('close', (code, signal) => done({ code, signal })));
    expect(ended).toEqual({ code: null, signal: 'SIGINT' });
    expect(readdirSync(inside)).toEqual([]);
  });

  it('predicts without a model, by one of the example, and tells a dangerous command from a harmless one', async () => {
    const safety = async (command: string) => {
      const { code, stdout } = await bylaw('predict', command, '--json');
      expect(code).toBe(0);
      return (JSON.parse(stdout) as { safety: number }).safety;
    };
    expect(await safety('ls -la src')).toBeGreaterThan(0.5);
    expect(await safety('sudo rm -rf --no-preserve-root /')).toBeLessThan(0.3);
  }, 30_000);

  it.each([
    [
      'fewer than 10 labelled commands',
      rows(9, (i) => `ls ${i},${i % 2}`),
      /Too few labelled commands .*: 9/,
    ],
    ['one class only', rows(20, (i) => `ls ${i},0`), /All 20 labelled commands .* are safe/],
    [
      'labels that contradict each other',
      rows(40, (i) => `ls ${i % 20},${i < 20 ? 0 : 1}`),
      /The labels contradict/,
    ],
    ['a line of 10 MB', `command,label\n${'x'.repeat(10_000_000)},0\n`, /line 2, is longer than/],
    ['NUL', 'command,label\nls\0,0\n', /line 2, has a NUL character/],
    ['invalid UTF-8', Buffer.from('command,label\nls \xff,0\n', 'latin1'), /line 2, .* not valid UTF-8/],
    ['no columns', 'a,b\n1,2\n', /no column "command"/],
    ['nothing', '', /is empty/],
  ])(
    'ends for %s with one sentence and no suggestion',
    async (name, content, reason) => {
      const csv = file('bad.csv', content);
      const out = path(`${name}.json`);
      const both = name.startsWith('labels') ? ['mined', 'importance'] : ['mined'];
      for (const estimator of both) {
        const { code, stdout, stderr } = await bylaw(
          'suggest',
          '--csv',
          csv,
          '--estimator',
          estimator,
          '--out',
          out,
        );
        expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
        const [last = ''] = stderr.trimEnd().split('\n').slice(-1);
        expect(last).toMatch(reason);
        expect(stderr).not.toMatch(/^\s+at /m);
        expect(() => readFileSync(out)).toThrow(/ENOENT/);
      }
    },
    30_000,
  );

  it('refuses models and diffs that are none, and files that are not there', async () => {
    const model = path('minedmodel.json');
    const older = file(
      'older.json',
      JSON.stringify({ ...(JSON.parse(readFileSync(model, 'utf8')) as object), modelVersion: 'mined-0' }),
    );
    const damaged = file('damaged.json', '{"format":"bylaw-importance-model","version":1}');
    const empty = file('empty.json', '{"add":[]}');
    const pattern = file('pattern.json', '{"add":[{"pattern":"(","effect":"deny"}]}');
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['predict', 'ls', '--model', older], /The model is mined-0 .* train it again/],
      [['predict', 'ls', '--model', damaged], /damaged/],
      [['predict', 'ls', '--model', CSV], /not JSON/],
      [['predict', 'ls', '--model', path('none')], /can't be read: ENOENT/],
      [['predict', 'ls', '--model', folder], /is a folder/],
      [['predict', 'ls', '--model', model, '--estimator', 'importance'], /not of importance/],
      [['predict', 'ls', '--model', model, '--csv', CSV], /cannot be used with option '--csv/],
      [['predict', 'x'.repeat(70_000)], /longer than 65536 bytes/],
      [['predict', ' '], /Which command/],
      [['train', '--csv', path('none'), '--out', path('x')], /can't be read: ENOENT/],
      [['train', '--csv', CSV, '--out', path('no/folder')], /can't be written: ENOENT/],
      [['train', '--csv', folder, '--out', path('x')], /is a folder/],
      [['train', '--csv', model, '--out', model], /is read, so that it can't be written/],
      [['suggest', '--csv', CSV, '--out', folder], /it is a folder/],
      [
        ['suggest', '--csv', CSV, '--model', model, '--estimator', 'importance', '--out', path('x')],
        /not of importance/,
      ],
      [['suggest', '--csv', CSV, '--top-n', '0', '--out', path('x')], /from 1 to 1000/],
      [['evaluate', '--csv', CSV, '--diff', CSV], /not JSON/],
      [['evaluate', '--csv', CSV, '--diff', empty], /no diff/],
      [['evaluate', '--csv', CSV, '--diff', pattern], /diff\.add\[0\]\.pattern/],
      [['evaluate', '--csv', CSV, '--diff', empty, '--prevalence', '2'], /between 0 and 1/],
    ];
    for (const [args, reason] of cases) {
      const { code, stderr } = await bylaw(...args);
      expect(stderr).toMatch(reason);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(code).toBe(1);
    }
  }, 120_000);
});
