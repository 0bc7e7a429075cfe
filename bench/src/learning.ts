import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { drawCurves } from './learning/curves.js';
import { readLabelledRows, type LabelledRow } from './learning/labelled-row.js';
import { learningReport } from './learning/learning-report.js';
import { measureScale, type ScaleMeasure } from './learning/measure-scale.js';
import { measureSplit } from './learning/measure-splits.js';
import { measureWorkers } from './learning/measure-workers.js';
import { findPython } from './learning/sklearn-peer.js';
import { sourcesLeftOut, withinSources } from './learning/split.js';
import { writeDocs } from './learning/write-docs.js';

const USAGE =
  'npm run bench:learning -- --csv FILE [--rows 10000,100000,1000000] [--seeds 5] [--print-only]\n' +
  'npm run bench:learning -- --csv FILE --part workers [--rows 200000]\n' +
  'FILE has the columns command, label and source, or those of telemetry.\n';
const SIZES = '10000,100000,1000000';
const ACTIONS_OF_WORKERS = '200000';

/** Measures what both estimators learn from a file, and writes it to docs/learning.md. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      csv: { type: 'string' },
      rows: { type: 'string' },
      part: { type: 'string' },
      seeds: { type: 'string', default: '5' },
      'print-only': { type: 'boolean', default: false },
    },
  });
  if (values.csv === undefined || (values.part ?? 'workers') !== 'workers') {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const rows = await readLabelledRows(values.csv);
  if (values.part === 'workers') {
    await printWorkers(rows, Number(values.rows ?? ACTIONS_OF_WORKERS));
    return;
  }
  const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => index + 1);
  const splits = [
    ...withinSources(rows, seeds),
    ...sourcesLeftOut(rows, 'unsafe'),
    ...sourcesLeftOut(rows, 'safe'),
  ];
  const python = findPython();
  const measures = {
    data: describe(rows),
    machine: machine(),
    splits: splits.flatMap(measureSplit),
    pictures: drawCurves(rows, 1),
    scale: await measureSizes(rows, (values.rows ?? SIZES).split(',').map(Number), python?.python ?? null),
    peer: python?.version ?? null,
  };
  const report = learningReport(measures);
  process.stdout.write(`\n${report}\n`);
  if (!values['print-only']) await writeDocs(report, measures.pictures);
}

async function measureSizes(
  rows: readonly LabelledRow[],
  sizes: readonly number[],
  python: string | null,
): Promise<ScaleMeasure[]> {
  const scale: ScaleMeasure[] = [];
  for (const size of sizes) {
    process.stdout.write(`  ${size} rows\n`);
    scale.push(await measureScale(rows, size, python));
  }
  return scale;
}

/** Prints how much faster two worker processes are than one, each with one thread. */
async function printWorkers(rows: readonly LabelledRow[], actions: number): Promise<void> {
  const { seconds, same } = await measureWorkers(rows, actions);
  const [one = NaN, two = NaN] = [seconds.get(1), seconds.get(2)];
  process.stdout.write(
    `${machine()}\n${actions.toLocaleString('en')} labelled actions: one worker ${one.toFixed(1)} s, ` +
      `two ${two.toFixed(1)} s, ${(one / two).toFixed(2)} times as fast; ${same ? 'the same' : 'NOT the same'} diff\n`,
  );
}

function describe(rows: readonly LabelledRow[]): string {
  const safe = rows.filter(({ label }) => label === 'safe').length;
  const sources = new Set(rows.map(({ source }) => source)).size;
  return `${rows.length.toLocaleString('en')} rows of ${sources} sources, ${safe.toLocaleString('en')} safe and ${(rows.length - safe).toLocaleString('en')} unsafe.`;
}

function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model ?? 'unknown CPU'}, Node ${process.version}, load average ${loadavg()[0]?.toFixed(1) ?? '?'} at the start.`;
}

await main();
