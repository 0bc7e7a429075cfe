import { nameOf } from './contestants/contestant.js';
import type { Rates } from './rates.js';
import { atLeast, atMost, plainRow, type ResultRow } from './result-row.js';

/** What contestants are asked about. */
export const LINES = {
  everyday: '16 everyday lines',
  generated: 'generated lines',
  fresh: 'lines never seen before',
} as const;

/** Not a contestant: what all that see through a line pay for it. */
export const FORMS = 'canonical forms alone';

/** As many rules as the bar is for. */
export const BAR_RULES = 10_000;

/** The policy of which some rules match. */
export const ABOUT = `${nameOf('Bylaw', BAR_RULES)} about these programs`;

/** The name under which a contestant is measured. */
export function asked(name: string, lines: string): string {
  return `${name}, ${lines}`;
}

const PER_SECOND_BAR = 150_000;
const GROWTH_BAR = 1.5;
const PEER_BAR = 300;
const OURS = nameOf('Bylaw', BAR_RULES);
const BOTH = [LINES.everyday, LINES.generated];

/** How fast, and how that grows. `denied` is the share of the generated lines that the policy about them denies. */
export function speedRows(rates: Rates, denied: number): ResultRow[] {
  const speed = (what: string, name: string): ResultRow =>
    atLeast(what, rates.median(name), PER_SECOND_BAR, ' /s');
  return [
    ...[...BOTH, LINES.fresh].map((lines) => speed(`decisions, ${asked(OURS, lines)}`, asked(OURS, lines))),
    speed(
      `decisions, ${ABOUT}: ${(100 * denied).toFixed(0)} % of the generated lines denied`,
      asked(ABOUT, LINES.generated),
    ),
    ...BOTH.map((lines) =>
      atMost(
        `time of a decision, 50,000 rules ÷ 100 rules, ${lines}`,
        rates.ratio(asked(nameOf('Bylaw', 100), lines), asked(nameOf('Bylaw', 50_000), lines)),
        GROWTH_BAR,
        ' ×',
      ),
    ),
  ];
}

/** How many times as fast as its peers. */
export function peerRows(rates: Rates): ResultRow[] {
  return [
    ...BOTH.flatMap((lines) =>
      ['casbin', 'Cedar'].map((peer) =>
        atLeast(
          `Bylaw ÷ ${peer}, 1,000 rules, ${lines}`,
          timesAsFast(rates, peer, 1_000, lines),
          PEER_BAR,
          ' ×',
        ),
      ),
    ),
    ...BOTH.flatMap((lines) =>
      [100, 1_000, 10_000].map((rules) =>
        plainRow(
          `Bylaw ÷ RegExp loop, ${rules.toLocaleString('en')} rules, ${lines}`,
          `${timesAsFast(rates, 'RegExp loop', rules, lines).toPrecision(3)} ×`,
        ),
      ),
    ),
  ];
}

/** What reading the lines takes by itself. */
export function formsRows(rates: Rates): ResultRow[] {
  return BOTH.map((lines) =>
    plainRow(
      `${FORMS}, ${lines}`,
      `${Math.round(rates.median(asked(FORMS, lines))).toLocaleString('en')} /s`,
    ),
  );
}

function timesAsFast(rates: Rates, peer: string, rules: number, lines: string): number {
  return rates.ratio(asked(nameOf('Bylaw', rules), lines), asked(nameOf(peer, rules), lines));
}
