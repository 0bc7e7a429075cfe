import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { canonicalForms } from '@bylaw/shell';

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;

/**
 * Which share of the command lines in a CSV file is parsed, and what is not, with whether bash would accept its syntax:
 * `node bench/dist/unparsed-share.js FILE.csv` after a build. The lines stand in the column `command`, or in the first.
 */
function main(): void {
  const [path] = process.argv.slice(2);
  if (path === undefined) throw new Error('usage: unparsed-share FILE.csv');
  const lines = commandsOf(readFileSync(path, 'utf8'));
  const unparsed: string[] = [];
  let dynamic = 0;
  for (const line of lines) {
    const found = canonicalForms(line);
    if (found.unparsed) unparsed.push(line);
    else if (found.simpleCommands.some((command) => command.dynamic)) dynamic += 1;
  }
  const share = (count: number) => `${((100 * count) / lines.length).toFixed(2)} %`;
  process.stdout.write(`${lines.length} lines: ${share(lines.length - unparsed.length)} parsed\n`);
  process.stdout.write(`${dynamic} (${share(dynamic)}) run something that only the shell can know\n`);
  const judged = unparsed.map((line) => ({ line, accepted: bashAccepts(line) }));
  const accepted = judged.filter((one) => one.accepted).length;
  process.stdout.write(`${unparsed.length} not parsed, of which bash accepts ${accepted}:\n`);
  for (const one of judged) {
    process.stdout.write(`  ${one.accepted ? 'accepts' : 'refuses'} ${JSON.stringify(one.line)}\n`);
  }
}

/** The commands of an RFC 4180 file with a header; a file that breaks off in a quoted field is an error. */
function commandsOf(csv: string): string[] {
  const [header = [], ...records] = recordsOf(csv);
  const column = Math.max(0, header.indexOf('command'));
  return records.flatMap((record) => record[column] ?? []).filter(Boolean);
}

function recordsOf(csv: string): string[][] {
  const records: string[][] = [[]];
  let end = 0;
  for (const match of csv.matchAll(FIELD)) {
    const [whole, quoted, bare = '', separator = ''] = match;
    end = match.index + whole.length;
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end >= csv.length) break;
    if (separator !== ',') records.push([]);
  }
  if (end < csv.length) throw new Error(`no CSV from character ${end} on`);
  return records;
}

/** Whether bash finds no error of syntax; it runs nothing, and does not look into nested texts such as those of `-c`. */
function bashAccepts(line: string): boolean {
  return spawnSync('bash', ['-n'], { input: line, stdio: ['pipe', 'ignore', 'ignore'] }).status === 0;
}

main();
