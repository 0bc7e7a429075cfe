import { perSecond, showRounds, type Round } from './report.js';
import { plainRow, type ResultRow } from './result-row.js';

/** What a hub would reach that does nothing but carry (`bare-hub.ts`), in rounds with what the hub is held against: nobody's bar. */
export function limitRow(what: string, bare: string, rounds: readonly Round[]): ResultRow {
  const ours = 'a hub that only carries';
  const { ours: rate, ratio } = showRounds({ title: `The same of ${ours}: ${what}`, bare, ours, rounds });
  return plainRow(`${ours}, ${what} ÷ ${bare} (${perSecond(rate)})`, `${(ratio * 100).toFixed(1)} %`);
}
