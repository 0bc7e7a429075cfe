import { Badge } from '../page/badge.js';
import type { Column } from '../page/data-table.js';
import { SentLine } from '../page/sent-text.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { ruleTraits } from './rule-traits.js';
import type { ListedRule } from './use-rules.js';

/** The columns of the table of rules. Their cells are plain elements: there are many, and they are drawn while one scrolls. */
export function ruleColumns(linkOf: (id: string) => string): readonly Column<ListedRule>[] {
  return [
    {
      name: 'Effect',
      width: '7rem',
      cell: ({ effect, mode }) => <Badge word={mode === 'observe' ? `would ${effect}` : effect} />,
    },
    { name: 'Pattern', width: 'minmax(12rem, 1fr)', isWide: true, cell: (rule) => <Pattern rule={rule} /> },
    { name: '24 h', width: '4.5rem', cell: ({ matches }) => <Count value={matches?.day} span="24 h" /> },
    {
      name: '30 days',
      width: '5rem',
      cell: ({ matches }) => <Count value={matches?.month} span="30 days" />,
    },
    {
      name: 'Last match',
      width: '11.5rem',
      cell: ({ matches }) => <Time at={matches?.last ?? null} />,
    },
    {
      name: 'Proposed by',
      width: '8rem',
      cell: ({ addedBy }) => visible(addedBy),
    },
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

function Pattern({ rule }: { readonly rule: ListedRule }) {
  const about = [...ruleTraits({ ...rule, confidence: null }), visible(rule.reason ?? '')].filter(
    (part) => part !== '',
  );
  return (
    <>
      <SentLine text={rule.pattern} />
      {about.length > 0 && <div className="bylaw-about">{about.join(' · ')}</div>}
    </>
  );
}

interface CountProps {
  readonly value: number | undefined;
  readonly span: string;
}

/** Where the columns have no heads, it says what it counts. */
function Count({ value, span }: CountProps) {
  if (value === undefined) return null;
  return (
    <span className={value === 0 ? 'bylaw-none' : undefined}>
      {value.toLocaleString('en')}
      <span className="bylaw-narrow-only"> in {span}</span>
    </span>
  );
}
