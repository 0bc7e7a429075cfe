import { Paper, Title } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import type { DecisionMinute } from '../gateway/wire.js';
import { Chart, CHART_PX } from '../page/chart.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';

/** A minute ends without news, too. */
const EVERY_MS = 10_000;

/** Decisions per minute by effect, live. */
export function DecisionChart() {
  const { data, error } = useResource('/v1/overview/decisions', { everyMs: EVERY_MS });
  return (
    <Paper withBorder p="md" mih={CHART_PX}>
      <Title order={2} mb="xs">
        Decisions per minute
      </Title>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the decisions" />}
      {data !== undefined && <Minutes minutes={data.items} />}
    </Paper>
  );
}

function Minutes({ minutes }: { readonly minutes: readonly DecisionMinute[] }) {
  const of = (effect: 'allow' | 'deny' | 'review') => minutes.map((minute) => minute[effect]);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const [allow, deny, review] = [of('allow'), of('deny'), of('review')];
  return (
    <Chart
      summary={`In the last ${minutes.length} minutes: ${sum(allow)} allowed, ${sum(deny)} denied, ${sum(review)} held for review.`}
      times={minutes.map(({ minute }) => Date.parse(minute) / 1_000)}
      series={[
        { name: 'allow', colour: 'good', values: allow },
        { name: 'deny', colour: 'bad', dash: [8, 4], values: deny },
        { name: 'review', colour: 'warn', dash: [2, 3], values: review },
      ]}
    />
  );
}
