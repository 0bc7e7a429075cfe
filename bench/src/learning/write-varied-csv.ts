import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { SeededRandom } from '../random.js';
import type { LabelledRow } from './labelled-row.js';

const DIGITS = /\d+/g;
const WORDS = /[a-z]{4,}/gi;
const ROWS_AT_ONCE = 2_000;

/**
 * Writes so many rows drawn from `rows`, each with half of its numbers and, in three of ten, one of its words exchanged, so
 * that few are the same: as the telemetry of a fleet would grow, which does the same things to other files. Seeded.
 */
export async function writeVariedCsv(
  path: string,
  rows: readonly LabelledRow[],
  count: number,
  seed: number,
): Promise<void> {
  const random = new SeededRandom(seed);
  const file = createWriteStream(path);
  file.write('command,label,source\n');
  let text = '';
  for (let index = 1; index <= count; index += 1) {
    const row = rows[random.below(rows.length)];
    if (!row) break;
    const command = varied(row.command, random).replaceAll('"', '""');
    text += `"${command}",${row.label === 'unsafe' ? 1 : 0},"${row.source.replaceAll('"', '""')}"\n`;
    if (index % ROWS_AT_ONCE !== 0 && index !== count) continue;
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  }
  file.end();
  await once(file, 'close');
}

function varied(command: string, random: SeededRandom): string {
  const numbered = command.replace(DIGITS, (digits) =>
    random.chance(0.5) ? String(random.below(10 ** Math.min(6, digits.length))) : digits,
  );
  if (!random.chance(0.3)) return numbered;
  const words = [...numbered.matchAll(WORDS)];
  const word = words[random.below(words.length)];
  if (!word) return numbered;
  const name = `${word[0].slice(0, 3)}${random.below(1_000_000).toString(36)}`;
  return numbered.slice(0, word.index) + name + numbered.slice(word.index + word[0].length);
}
