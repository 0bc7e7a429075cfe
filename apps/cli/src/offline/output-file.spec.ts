import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandFailure } from '../command-failure.js';
import { OutputFile } from './output-file.js';

describe('OutputFile', () => {
  let folder = '';
  const path = (name: string) => join(folder, name);
  const text = (name: string) => readFileSync(path(name), 'utf8');

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'bylaw-output-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('leaves nothing behind until it is written', () => {
    const file = OutputFile.at(path('new.json'), []);
    expect(readdirSync(folder)).toEqual([]);
    file.write('new');
    expect(readdirSync(folder)).toEqual(['new.json']);
    expect(text('new.json')).toBe('new');
  });

  it('replaces what is there, with its permissions, behind a link too', () => {
    writeFileSync(path('old.json'), 'old');
    chmodSync(path('old.json'), 0o600);
    symlinkSync('old.json', path('link.json'));
    const file = OutputFile.at(path('link.json'), []);
    expect(text('old.json')).toBe('old');
    file.write('new');
    expect(text('old.json')).toBe('new');
    expect(statSync(path('old.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['link.json', 'old.json']);
  });

  it('keeps what is there when it can no longer be written', () => {
    mkdirSync(path('in'));
    const file = OutputFile.at(path('in/new.json'), []);
    rmSync(path('in'), { recursive: true });
    expect(() => file.write('new')).toThrow(/in\/new\.json can't be written: ENOENT/);
  });

  it('refuses before any work what can not be written', () => {
    mkdirSync(path('in'));
    writeFileSync(path('in/a.csv'), 'a');
    symlinkSync('in/a.csv', path('link'));
    const at = (name: string) => () => OutputFile.at(path(name), [path('none'), path('in/a.csv')]);
    expect(at('in')).toThrow(/it is a folder\.$/);
    expect(at('nowhere/a.json')).toThrow(/a\.json can't be written: ENOENT: no such file or directory\.$/);
    expect(at('in/a.csv')).toThrow(/is read, so that it can't be written/);
    expect(at('link')).toThrow(CommandFailure);
    expect(at('in/b.csv')).not.toThrow();
  });

  it('writes to a device instead of replacing it', () => {
    OutputFile.at('/dev/null', []).write('nothing');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});
