import { createHash } from 'node:crypto';
import type { PrivateSystem } from './private-system.js';
import { processMemory, type ProcessMemory } from './process-memory.js';
import { atMost, plainRow, type ResultRow } from './result-row.js';
import { storedActions } from './stored-actions.js';
import { exportTelemetry, importTelemetry } from './telemetry-calls.js';
import { LINES_AT_ONCE, TELEMETRY_HEADER, telemetryFile } from './telemetry-file.js';
import { withPrivateSystem } from './with-private-system.js';

const LINES = 1_000_000;
/** Where the first attempts break off, in lines of the import and in bytes of the export as they are unpacked. */
const IMPORT_BREAKS_OFF_AT = 300_000;
const EXPORT_BREAKS_OFF_AT = 100_000_000;
const BAR_MB = 300;
/** What a line of the file begins with, and the end of the line before. */
const LINE_BEGINS = /\n([0-9a-f]{8}-[0-9a-f]{4}-7000-8000-\d{12}),/g;

/** Telemetry in and out, gzipped, each broken off once and taken up again: how fast it is, and what the gateway holds. */
export async function benchTelemetry(): Promise<ResultRow[]> {
  return withPrivateSystem(async (system) => {
    await importBrokenOff(system);
    let known = 0;
    const importing = await secondsOf(async () => (known = await importRest(system)));
    const afterImport = processMemory(system.gatewayPid);
    show('after the import', afterImport);
    const exporting = await secondsOf(() => exportInTwo(system));
    const afterExport = processMemory(system.gatewayPid);
    show('after the export', afterExport);
    const lines = LINES.toLocaleString('en');
    const hub = processMemory(system.hubPid).peak.toFixed(0);
    return [
      plainRow(
        `import of ${lines} lines, gzipped, ${known.toLocaleString('en')} of them known`,
        rate(importing),
      ),
      plainRow(`export of ${lines} lines, gzipped, the same byte for byte`, rate(exporting)),
      atMost('gateway after the import: the most that was ever resident', afterImport.peak, BAR_MB, ' MB'),
      atMost('gateway after the export: the most that was ever resident', afterExport.peak, BAR_MB, ' MB'),
      plainRow('hub that stored the import: the most that was ever resident', `${hub} MB`),
    ];
  });
}

/** Sends the first lines, and is gone. */
async function importBrokenOff(system: PrivateSystem): Promise<void> {
  const gone = new Error('gone');
  function* someLines(): Generator<Buffer> {
    let lines = 0;
    for (const part of telemetryFile(LINES)) {
      if (lines > IMPORT_BREAKS_OFF_AT) throw gone;
      yield part;
      lines += LINES_AT_ONCE;
    }
  }
  const answer = await importTelemetry(system, someLines()).catch((error: unknown) => error);
  if (answer !== gone) throw new Error('The import was not broken off');
}

/** Sends the whole file; answers how many lines were stored already, known by their ids. @throws Error when one is lost */
async function importRest(system: PrivateSystem): Promise<number> {
  const report = await importTelemetry(system, telemetryFile(LINES));
  process.stdout.write(`import: ${JSON.stringify(report)}\n`);
  const { imported, duplicates, rejected } = report;
  const stored = await storedActions(system);
  if (imported + duplicates !== LINES || rejected !== 0 || stored !== LINES)
    throw new Error(`${stored} of ${LINES} lines are stored`);
  return duplicates;
}

/** Breaks off in the middle of a line, and goes on after the last whole one. @throws Error when what comes is not the file */
async function exportInTwo(system: PrivateSystem): Promise<void> {
  const got = createHash('sha256');
  const last = await exportBrokenOff(system, (part) => got.update(part, 'latin1'));
  let header = TELEMETRY_HEADER.length;
  for await (const part of exportTelemetry(system, `?after=${last}`)) {
    got.update(part.subarray(Math.min(header, part.length)));
    header -= Math.min(header, part.length);
  }
  const wanted = createHash('sha256');
  for (const part of telemetryFile(LINES)) wanted.update(part);
  if (got.digest('hex') !== wanted.digest('hex'))
    throw new Error('What was exported is not what was imported');
}

/** Hands on the whole lines of a beginning of the export, and answers the id of the last of them. */
async function exportBrokenOff(system: PrivateSystem, take: (lines: string) => void): Promise<string> {
  let bytes = 0;
  let last = '';
  let begun = '';
  for await (const part of exportTelemetry(system)) {
    begun += part.toString('latin1');
    bytes += part.length;
    // A line is whole when the next one has begun.
    const end = [...begun.matchAll(LINE_BEGINS)].at(-1)?.index;
    if (end === undefined) continue;
    const whole = begun.slice(0, end + 1);
    begun = begun.slice(end + 1);
    take(whole);
    last = [...`\n${whole}`.matchAll(LINE_BEGINS)].at(-1)?.[1] ?? last;
    if (bytes > EXPORT_BREAKS_OFF_AT) break;
  }
  return last;
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1_000;
}

function rate(seconds: number): string {
  return `${seconds.toFixed(0)} s, ${Math.round(LINES / seconds).toLocaleString('en')} lines/s`;
}

function show(when: string, { resident, peak }: ProcessMemory): void {
  process.stdout.write(
    `gateway, ${when}: ${resident.toFixed(0)} MB resident, at most ${peak.toFixed(0)} MB\n`,
  );
}
