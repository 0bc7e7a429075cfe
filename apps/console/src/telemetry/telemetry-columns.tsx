import type { ActionResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import type { Column } from '../page/data-table.js';
import { SentLine } from '../page/sent-text.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';

export interface ColumnOptions {
  readonly marked: ReadonlySet<string>;
  /** Null: nothing can be marked. */
  readonly onMark: ((id: string) => void) | null;
  readonly linkOf: (id: string) => string;
}

/** The columns of the table of recorded actions. Their cells are plain elements: scrolling draws a row a millisecond. */
export function telemetryColumns({
  marked,
  onMark,
  linkOf,
}: ColumnOptions): readonly Column<ActionResponse>[] {
  const marks: Column<ActionResponse> = {
    name: 'Mark',
    width: '3rem',
    cell: ({ id, command }) => (
      <input
        type="checkbox"
        aria-label={`Mark ${visible(command.slice(0, 40))}`}
        checked={marked.has(id)}
        onChange={() => onMark?.(id)}
        tabIndex={-1}
      />
    ),
  };
  return [
    ...(onMark === null ? [] : [marks]),
    {
      name: 'Decision',
      width: '5rem',
      cell: ({ decision }) => decision !== null && <Badge word={decision} />,
    },
    {
      name: 'Command',
      width: 'minmax(12rem, 1fr)',
      isWide: true,
      cell: ({ command }) => <SentLine text={command} />,
    },
    { name: 'Tool', width: '6rem', cell: ({ tool }) => visible(tool) },
    { name: 'When', width: '12rem', cell: ({ ts }) => <Time at={ts} /> },
    { name: 'Label', width: '5.5rem', cell: ({ label }) => label !== null && <Badge word={label} /> },
    {
      name: 'More',
      width: '4rem',
      cell: ({ id }) => (
        <a className="bylaw-link" href={linkOf(id)} tabIndex={-1}>
          Details
        </a>
      ),
    },
  ];
}
