import { createHash } from 'node:crypto';
import { CommandGenerator } from './command-generator.js';

/** The columns of telemetry CSV. */
export const TELEMETRY_HEADER =
  'id,ts,event_type,tab_id,batch_id,tool,command,exit_code,stdout,stderr,safety_score,safety_label,metadata\n';

const SEED = 1_000_003;
/** Lines of each part of the file but the first, which is the header. */
export const LINES_AT_ONCE = 500;
const DAY_MS = 86_400_000;
const DAYS = 14;

/**
 * Telemetry CSV of so many actions of the two weeks before this day, oldest first and written as an export writes it, so that
 * the export of what was imported is the same byte for byte. A few hundred lines at a time, alike in every run of a day.
 */
export function* telemetryFile(lines: number): Generator<Buffer, void, undefined> {
  yield Buffer.from(TELEMETRY_HEADER);
  const generator = new CommandGenerator(SEED);
  const begin = Math.floor(Date.now() / DAY_MS - DAYS) * DAY_MS;
  for (let at = 0; at < lines; at += LINES_AT_ONCE) {
    const commands = generator.take(Math.min(LINES_AT_ONCE, lines - at));
    const some = commands.map((command, index) => {
      const number = at + index;
      return csvLine(command, number, new Date(begin + Math.floor((number / lines) * DAYS * DAY_MS)));
    });
    yield Buffer.from(some.join(''));
  }
}

function csvLine(command: string, number: number, time: Date): string {
  const failed = number % 9 === 0;
  const output = createHash('md5').update(command).digest('hex');
  const fields = [
    idAt(time, number),
    time.toISOString(),
    'tool_call',
    `tab-${number % 50}`,
    `run-${Math.floor(number / 200)}`,
    'shell',
    command,
    failed ? '1' : '0',
    failed ? '' : `done in ${number % 977} ms\n${output}, as it should`,
    failed ? `error: ${output} "not found"` : '',
    failed ? '5' : '95',
    number % 10 === 0 ? String(Number(failed)) : '',
    `{"step":${number % 200}}`,
  ];
  return `${fields.map(csvField).join(',')}\n`;
}

/** RFC 4180; what begins or ends with white space is quoted too, as some readers trim. */
function csvField(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A UUIDv7 whose random part is a number. */
function idAt(time: Date, number: number): string {
  const hex = time.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${String(number).padStart(12, '0')}`;
}
