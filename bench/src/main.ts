import { fork, type ChildProcess } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isPart, PART_NAMES, PARTS, type PartName } from './parts.js';
import { showTable, type ResultRow } from './result-row.js';

/**
 * Runs the parts that are named, or all, one after the other and each in a process of its own, and prints one table. What
 * is slower than its bar is no failure; what can't be measured is.
 */
async function main(args: string[]): Promise<void> {
  const { positionals: names, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { minutes: { type: 'string', default: '10' } },
  });
  const unknown = names.filter((name) => !isPart(name));
  if (unknown.length > 0) {
    process.stderr.write(`No such part: ${unknown.join(', ')}. There are ${PART_NAMES.join(', ')}.\n`);
    process.exitCode = 2;
    return;
  }
  const parts = names.length > 0 ? names.filter(isPart) : Object.keys(PARTS).filter(isPart);
  showMachine('at the start');
  const rows: ResultRow[] = [];
  for (const part of parts) {
    process.stdout.write(`\n== ${part}\n`);
    const measured = await run(part, values.minutes);
    if (measured) rows.push(...measured);
    else process.exitCode = 1;
  }
  showTable(rows);
  showMachine('at the end');
}

/** Answers null when the part fails; it has said why. */
function run(part: PartName, minutes: string): Promise<ResultRow[] | null> {
  const child = fork(join(import.meta.dirname, 'run-part.js'), [part, minutes]);
  const release = passSignalsTo(child);
  return new Promise((resolve) => {
    let rows: ResultRow[] | null = null;
    child.once('message', (message) => (rows = message as ResultRow[]));
    child.once('exit', (code) => {
      release();
      resolve(code === 0 ? rows : null);
    });
  });
}

/** A part that is ended stops what it has started; then this process ends, too. */
function passSignalsTo(child: ChildProcess): () => void {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const end = (signal: NodeJS.Signals): void => {
    child.once('exit', () => process.exit(1));
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}

function showMachine(when: string): void {
  const [cpu] = cpus();
  const load = loadavg()[0]?.toFixed(1) ?? '';
  process.stdout.write(
    `${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, Node ${process.version}; load average ${load} ${when}\n`,
  );
}

await main(process.argv.slice(2));
