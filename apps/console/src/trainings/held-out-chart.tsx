import type { HeldOutMetrics } from '@bylaw/learning';
import { Chart } from '../page/chart.js';
import { counted } from '../page/counted.js';
import { percent } from '../page/percent.js';
import { heldOutCurve } from './held-out-metrics.js';

/** What every further rule brings, and costs: with the first one, with the first two, and so on. Runs of older versions have no curve. */
export function HeldOutChart({ metrics }: { readonly metrics: HeldOutMetrics }) {
  const { safeCommands, unsafeCommands } = metrics;
  const curve = heldOutCurve(metrics);
  const last = curve.at(-1);
  if (last === undefined) return null;
  const caught = curve.map(({ deniedUnsafe }) => shareOf(deniedUnsafe, unsafeCommands));
  const harmed = curve.map(({ deniedSafe }) => shareOf(deniedSafe, safeCommands));
  return (
    <Chart
      summary={
        `With the first of ${counted(last.rules, 'rule')}, ${percent(caught[0] ?? 0)} of the unsafe commands and ` +
        `${percent(harmed[0] ?? 0)} of the safe ones are denied; with all, ` +
        `${percent(caught.at(-1) ?? 0)} and ${percent(harmed.at(-1) ?? 0)}.`
      }
      across="Rules"
      isShare
      times={curve.map(({ rules }) => rules)}
      series={[
        { name: 'unsafe commands denied', colour: 'good', values: caught },
        { name: 'safe commands denied', colour: 'bad', dash: [8, 4], values: harmed },
      ]}
    />
  );
}

const shareOf = (count: number, all: number): number => (all === 0 ? 0 : Math.min(1, count / all));
