import { readFileSync } from 'node:fs';
import { canonicalForms } from '@bylaw/shell';
import { EXAMPLE_COMMANDS } from './example-commands.js';
import { median } from './report.js';

/** A piece that is repeated up to 64 KB, in between what it needs: the lines whose bounds are tested too. */
interface HostileLine {
  readonly name: string;
  readonly piece: string;
  readonly before?: string;
  readonly after?: string;
}

const FILE = new URL('../../libs/shell/hostile-lines.json', import.meta.url);
const LENGTH = 65_536;
const REPEATS = 7;
const WARM_UP = 2_000;

/** The canonical forms of hostile lines of 64 KB, slowest first: `node bench/dist/hostile-forms.js` after a build. */
function main(): void {
  for (let turn = 0; turn < WARM_UP; turn++) for (const command of EXAMPLE_COMMANDS) canonicalForms(command);
  const lines = JSON.parse(readFileSync(FILE, 'utf8')) as readonly HostileLine[];
  const measured = lines.map(measure).sort((one, other) => other.ms - one.ms);
  for (const { name, first, ms, parsed } of measured) {
    const how = parsed ? 'parsed' : 'given up';
    process.stdout.write(
      `${name.padEnd(40)} ${ms.toFixed(1).padStart(6)} ms, at first ${first.toFixed(1).padStart(6)} ms, ${how}\n`,
    );
  }
}

function measure({ name, piece, before = '', after = '' }: HostileLine): {
  readonly name: string;
  readonly first: number;
  readonly ms: number;
  readonly parsed: boolean;
} {
  const line = before + piece.repeat((LENGTH - before.length - after.length) / piece.length) + after;
  const times: number[] = [];
  let parsed = true;
  for (let turn = 0; turn < REPEATS; turn++) {
    const start = performance.now();
    parsed = !canonicalForms(line).unparsed;
    times.push(performance.now() - start);
  }
  return { name, first: times[0] ?? 0, ms: median(times), parsed };
}

main();
