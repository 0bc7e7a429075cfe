import { Button, Paper, Text, Title } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import type { RuleResponse } from '../gateway/wire.js';
import { counted } from '../page/counted.js';
import { RuleLine } from '../rules/rule-line.js';
import { versionChanges, type ChangedRule } from './version-changes.js';

/** So many rules of a kind are shown at first. */
const AT_FIRST = 50;

export interface ChangesViewProps {
  readonly added: readonly RuleResponse[];
  readonly removed: readonly RuleResponse[];
  /** How many there are in all, where not all are here. */
  readonly addedCount?: number;
  readonly removedCount?: number;
}

/** What is different between two policies: rules with other settings as before and after, new ones, and those that are gone. */
export function ChangesView({ added, removed, addedCount, removedCount }: ChangesViewProps) {
  const changes = useMemo(() => versionChanges(added, removed), [added, removed]);
  const hidden =
    (addedCount ?? added.length) - added.length + (removedCount ?? removed.length) - removed.length;
  if (added.length + removed.length === 0) {
    return <Text c="dimmed">No rule is different.</Text>;
  }
  return (
    <div className="bylaw-changes">
      <Kind
        title={`${counted(changes.changed.length, 'rule')} with other settings`}
        items={changes.changed}
        idOf={({ after }) => after.id}
        show={(item) => <Changed rule={item} />}
      />
      <Kind
        title={`${counted(changes.added.length, 'rule')} added`}
        items={changes.added}
        idOf={({ id }) => id}
        show={(rule) => <Side sign="+" rule={rule} />}
      />
      <Kind
        title={`${counted(changes.removed.length, 'rule')} removed`}
        items={changes.removed}
        idOf={({ id }) => id}
        show={(rule) => <Side sign="−" rule={rule} />}
      />
      {hidden > 0 && <Text c="dimmed">{counted(hidden, 'more rule')} that are different are not shown.</Text>}
    </div>
  );
}

interface KindProps<T> {
  readonly title: string;
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  readonly show: (item: T) => ReactNode;
}

function Kind<T>({ title, items, idOf, show }: KindProps<T>) {
  const [shown, setShown] = useState(AT_FIRST);
  if (items.length === 0) return null;
  return (
    <section>
      <Title order={3} fz="md" mb={4}>
        {title}
      </Title>
      <Paper withBorder>
        <ul className="bylaw-rows">
          {items.slice(0, shown).map((item) => (
            <li key={idOf(item)}>{show(item)}</li>
          ))}
        </ul>
      </Paper>
      {items.length > shown && (
        <Button variant="default" size="compact-sm" mt="xs" onClick={() => setShown(shown + AT_FIRST)}>
          {items.length - shown} more
        </Button>
      )}
    </section>
  );
}

const SIGNS = { '+': 'added', '−': 'removed' } as const;

function Side({ sign, rule }: { readonly sign: keyof typeof SIGNS; readonly rule: RuleResponse }) {
  return (
    <div className="bylaw-side" data-side={SIGNS[sign]}>
      <Text span fw={700} aria-label={SIGNS[sign]} role="img">
        {sign}
      </Text>
      <div>
        <RuleLine rule={rule} />
      </div>
    </div>
  );
}

function Changed({ rule: { before, after, fields } }: { readonly rule: ChangedRule }) {
  return (
    <>
      <Text size="sm" fw={600}>
        {fields.length === 0 ? 'The same rule under another id' : `Different: ${fields.join(', ')}`}
      </Text>
      <Side sign="−" rule={before} />
      <Side sign="+" rule={after} />
    </>
  );
}
