import { Progress, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A part of a bar. */
export interface BarPart {
  readonly name: string;
  /** The theme's colour with this meaning. */
  readonly colour: 'good' | 'bad' | 'warn' | 'moss' | 'plain';
  readonly count: number;
}

/** A bar: what it is of, and its parts, from the left. */
export interface Bar {
  readonly key: string;
  readonly label: ReactNode;
  readonly parts: readonly BarPart[];
}

export interface BarsProps {
  /** What the bars show. */
  readonly caption: string;
  readonly bars: readonly Bar[];
}

const total = ({ parts }: Bar): number => parts.reduce((sum, { count }) => sum + count, 0);

/** A few counts as bars on one scale; each says its figures beside, so that nothing is in the drawing alone. */
export function Bars({ caption, bars }: BarsProps) {
  const most = Math.max(1, ...bars.map(total));
  return (
    <Table className="bylaw-bars" withRowBorders={false} layout="fixed">
      <Table.Caption ta="left">{caption}</Table.Caption>
      <Table.Tbody>
        {bars.map((bar) => (
          <Table.Tr key={bar.key}>
            <Table.Th scope="row">{bar.label}</Table.Th>
            <Table.Td>
              <Progress.Root size="lg" aria-hidden className="bylaw-bar">
                {bar.parts.map(({ name, colour, count }) => (
                  <Progress.Section key={name} value={(100 * count) / most} color={colour} aria-hidden />
                ))}
              </Progress.Root>
              <Text size="sm">
                <b>{total(bar)}</b>: {partsInWords(bar)}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function partsInWords({ parts }: Bar): string {
  return parts
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${count} ${name}`)
    .join(', ');
}
