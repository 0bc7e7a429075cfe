import { share } from '@bylaw/learning';
import type { Picture } from './curves.js';
import type { ScaleMeasure } from './measure-scale.js';
import type { SplitMeasure } from './measure-splits.js';
import { pooled, type Hits } from './rule-measures.js';

/** Everything that was measured. */
export interface LearningMeasures {
  readonly data: string;
  readonly machine: string;
  readonly splits: readonly SplitMeasure[];
  readonly scale: readonly ScaleMeasure[];
  readonly pictures: readonly Picture[];
  /** The version of scikit-learn; null where there is none. */
  readonly peer: string | null;
}

/** The measurements in Markdown. */
export function learningReport(measures: LearningMeasures): string {
  const { data, machine, splits, scale, pictures, peer } = measures;
  return [
    `${data} ${machine}`,
    '### What the rules do',
    table(
      'estimator, split, rules (deny + review + observe), precision, p@2%, recall, FDR (95 %), FDR of scripts, held safe, held unsafe, harmful, redundant',
      splits.map(splitRow),
    ),
    '### All splits of one kind together',
    table('estimator, splits, recall (95 %), FDR (95 %), FDR of scripts (95 %)', summaryRows(splits)),
    '### Attacks written otherwise',
    'Of the attacks that are denied as they are (all seeds together), the share that gets through when written otherwise.',
    table(`transform, for example, ${contestantNames(splits).join(', ')}`, evasionRows(splits)),
    '### Curves',
    ...pictures.map(({ file, title }) => `![${title}](pictures/${file})`),
    '### Time and memory',
    table(
      'rows, estimator, seconds, CPU seconds of counting, rows/s/core, passes, rows/s/core of a pass, peak memory',
      scale.flatMap(scaleRows),
    ),
    '### Beside scikit-learn',
    peer === null
      ? 'scikit-learn could not be imported, so that nothing was compared.'
      : `scikit-learn ${peer}, the same rows and settings, both on one core until the forest, which they grow on all.`,
    peer === null
      ? ''
      : table(
          'rows, scikit-learn, ours, times as fast, scikit-learn’s memory, ours, share of it, top 20 in common by seed, scikit-learn with itself',
          scale.flatMap(peerRow),
        ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function splitRow({ split, contestant, measures }: SplitMeasure): string[] {
  const rules = `${measures.deny} + ${measures.review} + ${measures.observe}`;
  return [
    `${contestant.estimator} ${contestant.topN}`,
    `${split.kind}: ${split.name}`,
    rules,
    decimal(measures.precision),
    decimal(measures.precisionAt2),
    decimal(share(measures.recall.hits, measures.recall.all)?.value ?? null),
    withInterval(measures.falseDeny),
    percent(measures.falseDenyOfScripts),
    percent(measures.heldSafe),
    percent(measures.heldUnsafe),
    String(measures.harmful),
    String(measures.redundant),
  ];
}

function summaryRows(splits: readonly SplitMeasure[]): string[][] {
  const kinds = [...new Set(splits.map(({ split }) => split.kind))];
  return contestantNames(splits).flatMap((name) =>
    kinds.map((kind) => {
      const own = splits.filter((split) => nameOf(split) === name && split.split.kind === kind);
      const all = own.map(({ measures }) => measures);
      return [
        name,
        kind,
        withInterval(pooled(all.map(({ recall }) => recall))),
        withInterval(pooled(all.map(({ falseDeny }) => falseDeny))),
        withInterval(pooled(all.map(({ falseDenyOfScripts }) => falseDenyOfScripts))),
      ];
    }),
  );
}

function evasionRows(splits: readonly SplitMeasure[]): string[][] {
  const names = contestantNames(splits);
  const first = splits.find(({ evasions }) => evasions.length > 0)?.evasions ?? [];
  return first.map(({ name, example }) => [
    name.replaceAll('|', '\\|'),
    `\`${example.replaceAll('|', '\\|')}\``,
    ...names.map((contestant) => {
      const survivors = pooled(
        splits
          .filter((split) => nameOf(split) === contestant)
          .flatMap(({ evasions }) => evasions.filter((evasion) => evasion.name === name))
          .map((evasion) => evasion.survivors),
      );
      return survivors.all > 0 ? `${percent(survivors)} of ${survivors.all}` : '–';
    }),
  ]);
}

function scaleRows({ rows, importance, mined }: ScaleMeasure): string[][] {
  return Object.entries({ importance, mined }).map(([name, { seconds, countingSeconds, passes, peakMb }]) => [
    whole(rows),
    name,
    seconds.toFixed(1),
    countingSeconds.toFixed(1),
    whole(rows / countingSeconds),
    String(passes),
    whole((rows * passes) / countingSeconds),
    `${whole(peakMb)} MB`,
  ]);
}

function peerRow({ rows, importance, peer, overlaps, peerOverlap }: ScaleMeasure): string[][] {
  if (!peer) return [];
  return [
    [
      whole(rows),
      `${peer.seconds.toFixed(1)} s`,
      `${importance.seconds.toFixed(1)} s`,
      (peer.seconds / importance.seconds).toFixed(1),
      `${whole(peer.peakMb)} MB`,
      `${whole(importance.peakMb)} MB`,
      (importance.peakMb / peer.peakMb).toFixed(2),
      overlaps.join(', '),
      peerOverlap === null ? '–' : String(peerOverlap),
    ],
  ];
}

function contestantNames(splits: readonly SplitMeasure[]): string[] {
  return [...new Set(splits.map(nameOf))];
}

function nameOf({ contestant }: SplitMeasure): string {
  return `${contestant.estimator} ${contestant.topN}`;
}

/** `header` is the columns' names with commas between; a comma inside parentheses would be one too many. */
function table(header: string, rows: readonly (readonly string[])[]): string {
  const columns = header.split(', ');
  const lines = [columns, columns.map(() => '---'), ...rows];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}

function percent({ hits, all }: Hits): string {
  const found = share(hits, all);
  return found === null ? '–' : `${hundredths(found.value)} %`;
}

function withInterval({ hits, all }: Hits): string {
  const found = share(hits, all);
  if (found === null) return '–';
  return `${hundredths(found.value)} % (${hundredths(found.low)} to ${hundredths(found.high)})`;
}

function hundredths(value: number): string {
  return (value * 100).toFixed(2);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
