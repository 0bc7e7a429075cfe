import { Group, Skeleton, Table, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { percent } from './percent.js';

/** A line of a chart. */
export interface Series {
  readonly name: string;
  /** The theme's colour with this meaning. */
  readonly colour: 'good' | 'bad' | 'warn' | 'moss' | 'plain';
  /** Lengths of dash and gap, so that lines are told apart without colours; a whole line without. */
  readonly dash?: readonly [number, number];
  readonly values: readonly number[];
}

export interface ChartProps {
  /** What it shows, in a sentence with the figures that matter: its text alternative. */
  readonly summary: string;
  /** The horizontal places, in seconds since 1970; with `across`, whole numbers. */
  readonly times: readonly number[];
  /** What the horizontal places are numbers of, where they are not times. */
  readonly across?: string;
  /** The values are shares, 0 to 1, and shown in percent. */
  readonly isShare?: boolean;
  readonly series: readonly Series[];
}

export const CHART_PX = 200;

// The library comes with the first chart that is shown.
const Canvas = lazy(async () => ({ default: (await import('./chart-canvas.js')).ChartCanvas }));

const HOUR_S = 3_600;
const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const HOUR = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
// Days are those of UTC.
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** How times are written that lie so far apart: as a time of the day, with the day, or as a day. */
function timeFormat([first = 0, second = first]: readonly number[]): Intl.DateTimeFormat {
  const step = second - first;
  return step >= 24 * HOUR_S ? DAY : step >= HOUR_S ? HOUR : TIME;
}

/** Lines over time, or over numbers of something: drawn, said in a sentence, and as a table of the same figures. */
export function Chart(props: ChartProps) {
  const { summary, series } = props;
  return (
    <figure aria-label={summary} style={{ margin: 0 }}>
      <div aria-hidden>
        <Group gap="md" mb={4}>
          {series.map(({ name, colour, dash }) => (
            <Text key={name} size="sm" component="span" fw={600} style={textColour(colour)}>
              {dash === undefined ? '━' : '╍'} {name}
            </Text>
          ))}
        </Group>
        <Suspense fallback={<Skeleton height={CHART_PX} />}>
          <Canvas {...props} />
        </Suspense>
      </div>
      <Text size="sm" component="figcaption" c="dimmed">
        {summary}
      </Text>
      <Figures {...props} />
    </figure>
  );
}

const textColour = (colour: Series['colour']) => ({ color: `var(--mantine-color-${colour}-text)` });

function Figures({ times, series, across, isShare = false }: ChartProps) {
  const rows = times
    .map((time, index) => ({ time, values: series.map(({ values }) => values[index] ?? 0) }))
    .filter(({ values }) => values.some((value) => value > 0));
  if (across === undefined) rows.reverse();
  if (rows.length === 0) return null;
  const format = timeFormat(times);
  return (
    <details>
      <summary>The figures as a table</summary>
      <div className="bylaw-figures" role="region" aria-label="Figures" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{across ?? 'Time'}</Table.Th>
              {series.map(({ name }) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ time, values }) => (
              <Table.Tr key={time}>
                <Table.Td>{across === undefined ? format.format(time * 1_000) : time}</Table.Td>
                {values.map((value, index) => (
                  <Table.Td key={series[index]?.name}>{isShare ? percent(value) : value}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </details>
  );
}
