/** Two measurements, made one after the other. */
export interface Round {
  readonly bare: number;
  readonly ours: number;
}

/** What is compared. */
export interface Comparison {
  readonly title: string;
  readonly bare: string;
  readonly ours: string;
  readonly rounds: readonly Round[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Prints the rounds side by side, with the ratio of each. Answers the medians, of ours and of the ratio. */
export function showRounds({ title, bare, ours, rounds }: Comparison): {
  readonly ours: number;
  readonly ratio: number;
} {
  const width = Math.max(bare.length, ours.length, 10);
  const row = (cells: readonly string[]): void =>
    void process.stdout.write(`  ${cells.map((cell) => cell.padStart(width)).join('  ')}\n`);
  process.stdout.write(`\n${title}\n`);
  row(['round', bare, ours, 'ratio']);
  rounds.forEach((round, index) =>
    row([String(index + 1), whole(round.bare), whole(round.ours), percent(round.ours / round.bare)]),
  );
  const ratio = median(rounds.map((round) => round.ours / round.bare));
  const middle = median(rounds.map((round) => round.ours));
  row(['median', whole(median(rounds.map((round) => round.bare))), whole(middle), percent(ratio)]);
  return { ours: middle, ratio };
}

/** A rate, for people. */
export function perSecond(rate: number): string {
  return `${whole(rate)}/s`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(0)} %`;
}
