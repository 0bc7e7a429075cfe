import type { TrialResult } from './trial.js';

/** How long a system may take to be healthy again, in milliseconds. */
export const HEALTHY_WITHIN_MS = 15_000;

const HEADINGS: readonly string[] = [
  'fault',
  'requests',
  'acknowledged',
  'lost',
  'duplicated',
  'seconds to recover',
  '  longest',
];
const WIDTHS: readonly number[] = [50, 10, 14, 6, 12, 20, 0];

/** The first lines of the table. */
export function tableHead(): string {
  return `${row(HEADINGS)}\n${'-'.repeat(WIDTHS.reduce((sum, width) => sum + width, 0))}`;
}

/** A trial as a line of the table, with a line below it for each thing that must not be. */
export function tableRow(result: TrialResult): string {
  const { fault, requests, acknowledged, lost, duplicated, recovery } = result;
  const seconds = recovery === null ? 'never' : (recovery.ms / 1_000).toFixed(1);
  const cells = [
    fault,
    ...[requests, acknowledged, lost, duplicated].map(String),
    seconds,
    `  ${recovery?.longest ?? ''}`,
  ];
  return [row(cells), ...result.problems.map((problem) => `    ! ${problem}`)].join('\n');
}

/** Whether nothing was lost or doubled, and the system was healthy again soon enough. */
export function isGood({ lost, duplicated, recovery, problems }: TrialResult): boolean {
  const recovered = recovery !== null && recovery.ms <= HEALTHY_WITHIN_MS;
  return lost === 0 && duplicated === 0 && problems.length === 0 && recovered;
}

function row(cells: readonly string[]): string {
  const padded = cells.map((cell, index) => {
    const width = WIDTHS[index] ?? 0;
    return index === 0 ? cell.padEnd(width) : cell.padStart(width);
  });
  return padded.join('').trimEnd();
}
