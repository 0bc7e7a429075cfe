import { Button, Group, Title } from '@mantine/core';
import { useState } from 'react';
import { useResource } from '../gateway/use-resource.js';
import type { RuleMatchSeries } from '../gateway/wire.js';
import { Chart, CHART_PX } from '../page/chart.js';
import { counted } from '../page/counted.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { Time } from '../page/time.js';

/** What matches makes no news. */
const EVERY_MS = 10_000;

const SPANS = { hours: '24 hours', days: '30 days' } as const;
type Span = keyof typeof SPANS;

/** How often a rule has matched: in figures, and drawn by the hour or by the day. */
export function MatchesOverTime({ id }: { readonly id: string }) {
  const [span, setSpan] = useState<Span>('hours');
  const { data, error } = useResource('/v1/rules/{id}/matches', { path: { id }, everyMs: EVERY_MS });
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={2}>Matches</Title>
        <Group gap={6} role="group" aria-label="Matches of">
          {(['hours', 'days'] as const).map((one) => (
            <Button
              key={one}
              size="compact-sm"
              variant={one === span ? 'filled' : 'default'}
              aria-pressed={one === span}
              onClick={() => setSpan(one)}
            >
              {SPANS[one]}
            </Button>
          ))}
        </Group>
      </Group>
      <div style={{ minHeight: CHART_PX }}>
        <ErrorNote error={error} />
        {data === undefined && error === null && <Loading what="the matches" />}
        {data !== undefined && <Series matches={data} span={span} />}
      </div>
    </section>
  );
}

function Series({ matches, span }: { readonly matches: RuleMatchSeries; readonly span: Span }) {
  const { hour, day, month, last } = matches;
  const counts = matches[span];
  return (
    <>
      <Chart
        summary={`It matched ${counted(hour, 'action')} in the last hour, ${day} in 24 hours, ${month} in 30 days.`}
        times={counts.map(({ at }) => Date.parse(at) / 1_000)}
        series={[
          {
            name: span === 'hours' ? 'matches an hour' : 'matches a day',
            colour: 'moss',
            values: counts.map(({ matches: value }) => value),
          },
        ]}
      />
      <div>
        Last match: <Time at={last} />
      </div>
    </>
  );
}
