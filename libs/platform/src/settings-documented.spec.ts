import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '../../..');

/** Names of the variables that the source files below a folder read through `Environment`. */
function variablesRead(folder: string): string[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/spec\.ts$|node_modules|dist/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(PROJECT, folder, file), 'utf8').matchAll(
        /\benv\s*\.(?:int|number|flag|text|url|urlOfHosts|word|list|optional|required)\(\s*'([A-Z_]+)'/g,
      ),
    ])
    .map((match) => match[1] ?? '');
}

describe('docs/guides/settings.md', () => {
  it('names every setting that is read once, and none that is not', () => {
    const documented = readFileSync(join(PROJECT, 'docs/guides/settings.md'), 'utf8');
    const named = [...documented.matchAll(/^\| `([A-Z_]+)`/gm)].map((match) => match[1] ?? '');
    const read = new Set([...variablesRead('libs'), ...variablesRead('apps')]);
    read.add('BYLAW_STATE_DIR'); // read by the scripts, before anything is installed
    expect(named.sort()).toEqual([...read].sort());
  });
});
