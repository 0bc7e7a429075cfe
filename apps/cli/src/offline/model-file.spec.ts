import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Screen } from '../screen.js';
import { LabelledFile } from './labelled-file.js';
import { trainMined, type MinedModel } from './mined-model.js';
import { modelIn, modelText, readModelFile } from './model-file.js';

describe('a model file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-model-'));
  let model: MinedModel;

  function written(text: string): string {
    const file = join(folder, 'model.json');
    writeFileSync(file, text);
    return file;
  }

  const changed = (change: object) => written(JSON.stringify({ ...model, ...change }));

  beforeAll(async () => {
    const rows = Array.from({ length: 40 }, (_, index) =>
      index % 2 === 0 ? `ls dir${index},safe` : `shred -u /srv/disk${index},unsafe`,
    );
    const csv = join(folder, 'in.csv');
    writeFileSync(csv, `command,label\n${rows.join('\n')}\n`);
    const screen = new Screen(new PassThrough() as unknown as NodeJS.WriteStream);
    const file = new LabelledFile(csv, { skipBadLines: false, learns: true, screen });
    await file.survey();
    model = await trainMined(file, screen);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read as it was written', () => {
    const trained = { estimator: 'mined', model } as const;
    expect(readModelFile(written(modelText(trained)))).toEqual(trained);
    expect(modelIn(written(modelText(trained)), 'mined')).toEqual(trained);
    expect(() => modelIn(written(modelText(trained)), 'importance')).toThrow(
      /of the mined estimator, not of importance/,
    );
  });

  it('says that it is none, or cut off', () => {
    expect(() => readModelFile(written('command,label\n'))).toThrow(/model\.json: .*not JSON\.$/);
    expect(() => readModelFile(written(JSON.stringify(model).slice(0, -9)))).toThrow(/only a part of one/);
    for (const text of ['null', '5', '[]', '{}', '{"format":"other"}'])
      expect(() => readModelFile(written(text))).toThrow(/model\.json is no model of `bylaw train`\.$/);
    expect(() => readModelFile(folder)).toThrow(/is a folder/);
  });

  it('says that it is of another version', () => {
    expect(() => readModelFile(changed({ version: 2 }))).toThrow(/version 2 .* train it again/);
    expect(() => readModelFile(changed({ modelVersion: 'mined-0' }))).toThrow(/mined-0 .* train it again/);
    expect(() => readModelFile(written('{"format":"bylaw-importance-model","version":9}'))).toThrow(
      /version 9, .* Train it again/,
    );
  });

  it('says that it is damaged, and by name', () => {
    const left = (change: object) =>
      changed({ left: JSON.stringify({ ...(JSON.parse(model.left ?? '') as object), ...change }) });
    const broken = [
      () => changed({ left: 'x' }),
      () => changed({ left: null }),
      () => changed({ counts: {} }),
      () => changed({ counts: { ...model.counts, hits: 'x' } }),
      () => left({ safeActions: 'many' }),
      () => left({ unsafeActions: -1 }),
      () => left({ plan: null }),
    ];
    for (const file of broken)
      expect(() => readModelFile(file())).toThrow(/model\.json: The model is damaged; train it again\.$/);
  });
});
