import { csvRecords } from './csv-records.js';

type Shown = readonly [line: number, fields: readonly string[] | string];

async function read(text: string | Buffer, { chunk = 7, max = 1_000 } = {}): Promise<Shown[]> {
  const bytes = Buffer.from(text);
  async function* source(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const shown: Shown[] = [];
  for await (const record of csvRecords(source(), max)) {
    const what = 'problem' in record ? record.problem : record.fields.map((field) => field.toString('utf8'));
    shown.push([record.line, what]);
  }
  return shown;
}

describe('csvRecords', () => {
  it.each([1, 2, 3, 7, 1_000])('reads the same in chunks of %i bytes', async (chunk) => {
    const text = '\ufeffa,b\r\n"x, ""y""\r\nz",\n\n1,"2"\r\nlast,é';
    expect(await read(text, { chunk })).toEqual([
      [1, ['a', 'b']],
      [2, ['x, "y"\r\nz', '']],
      [5, ['1', '2']],
      [6, ['last', 'é']],
    ]);
  });

  it('reads empty fields, empty quoted fields and an empty file', async () => {
    expect(await read(',\n"",""\n"')).toEqual([
      [1, ['', '']],
      [2, ['', '']],
      [3, 'has a quote that is never closed'],
    ]);
    expect(await read('')).toEqual([]);
    expect(await read('\n\r\n')).toEqual([]);
  });

  it.each([1, 5, 1_000])(
    'goes on at the next line after a quote that is never closed, in chunks of %i bytes',
    async (chunk) => {
      const text = 'a,"open\nb,1\nc,"2"\nd,3\n';
      expect(await read(text, { chunk })).toEqual([
        [1, 'has text after a closing quote'],
        [2, ['b', '1']],
        [3, ['c', '2']],
        [4, ['d', '3']],
      ]);
      expect(await read('a,"open\nb,1\nc,2\n', { chunk })).toEqual([
        [1, 'has a quote that is never closed'],
        [2, ['b', '1']],
        [3, ['c', '2']],
      ]);
    },
  );

  it('names a quote where none may be', async () => {
    expect(await read('a "b",1\n"c"d,2\ne,3')).toEqual([
      [1, 'has a quote in a field that is not quoted'],
      [2, 'has text after a closing quote'],
      [3, ['e', '3']],
    ]);
  });

  it('holds no more than one record of the greatest length', async () => {
    const long = 'x'.repeat(200);
    const records = await read(`a\n${long}\nb\n"${long}"\nc\n"open\n${'d\n'.repeat(100)}`, {
      max: 100,
      chunk: 9,
    });
    expect(records.slice(0, 5)).toEqual([
      [1, ['a']],
      [2, expect.stringContaining('is longer than 100 bytes')],
      [3, ['b']],
      [4, expect.stringContaining('is longer than 100 bytes')],
      [5, ['c']],
    ]);
    expect(records[5]).toEqual([6, expect.stringContaining('never closed')]);
    expect(records.slice(6)).toEqual(Array.from({ length: 100 }, (_, index) => [7 + index, ['d']]));
  });
});
