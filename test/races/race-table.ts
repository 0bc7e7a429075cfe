import type { PairResult } from './race-pairs.js';

const WIDTHS: readonly number[] = [52, 8, 14, 14, 14, 10];

/** The first lines of the table. */
export function tableHead(): string {
  const heads = ['pair', 'rounds', 'first won', 'second won', 'no matter', 'failures'];
  return `${row(heads)}\n${'-'.repeat(WIDTHS.reduce((sum, width) => sum + width, 0))}`;
}

/** A pair as a line of the table, with a line below it for the first thing that was wrong. */
export function tableRow({ pair, rounds, wins, problems }: PairResult): string {
  const { first, second, either } = wins;
  const [problem] = problems;
  const line = row([pair.join(' × '), ...[rounds, first, second, either, problems.length].map(String)]);
  return problem === undefined ? line : `${line}\n  ! ${problem}`;
}

function row(cells: readonly string[]): string {
  const [name = '', ...figures] = cells;
  const padded = figures.map((cell, index) => cell.padStart(WIDTHS[index + 1] ?? 0));
  return [name.padEnd(WIDTHS[0] ?? 0), ...padded].join('');
}
