import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { counted } from '../page/counted.js';
import { DataTable } from '../page/data-table.js';
import { EmptyState } from '../page/empty-state.js';
import { ErrorNote } from '../page/error-note.js';
import { FilterBar } from '../page/filter-bar.js';
import { Loading } from '../page/loading.js';
import { goTo, linkTo, useFilters, useRoute } from '../page/route.js';
import { useMay } from '../sign-in/session.js';
import { ProposeScreen } from './propose-screen.js';
import { ruleColumns } from './rule-columns.js';
import { RuleDetail } from './rule-detail.js';
import { FILTERS, FILTER_NAMES, isFiltered, versionOf, type FilterValues } from './rule-filters.js';
import { useRules, type ListedRule } from './use-rules.js';
import { VersionSlider } from './version-slider.js';
import './rules.css';

/** What the address has where a rule's id would be, while one is written. */
const NEW = 'new';

/** The policy, now or as it was, rule by rule; and the way to propose a change of it. */
export function RulesScreen() {
  const { detail, query } = useRoute();
  if (detail === NEW) return <ProposeScreen replaces={query.get('replaces') ?? undefined} />;
  return <RuleList detail={detail} />;
}

function RuleList({ detail }: { readonly detail: string | undefined }) {
  const [filters, setFilters] = useFilters(FILTER_NAMES);
  const mayPropose = useMay('approver');
  const version = versionOf(filters.version);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={1}>Rules</Title>
        {mayPropose && (
          <Button component="a" href={linkTo('rules', NEW)}>
            Propose a rule …
          </Button>
        )}
      </Group>
      <FilterBar filters={FILTERS} values={filters} onChange={setFilters} />
      <VersionSlider
        version={version}
        onChange={(chosen) => setFilters({ version: chosen === undefined ? '' : String(chosen) })}
      />
      <Rules filters={filters} detail={detail} />
    </Stack>
  );
}

interface RulesProps {
  readonly filters: FilterValues;
  readonly detail: string | undefined;
}

function Rules({ filters, detail }: RulesProps) {
  const rules = useRules(filters);
  const { items, error, total, version } = rules;
  const [selected, setSelected] = useState<string | null>(detail ?? null);
  const linkOf = (id: string | undefined) => linkTo('rules', id, filters);
  // The links are those of the filters.
  const columns = useMemo(() => ruleColumns(linkOf), [filters]);
  return (
    <>
      <Text size="sm" c="dimmed" role="status" mih="1.4rem">
        {total !== undefined &&
          `${counted(total, 'rule')}${isFiltered(filters) ? ' found' : ''} at version ${version ?? ''}`}
      </Text>
      <ErrorNote error={error} />
      {items === undefined && error === null && <Loading what="the rules" />}
      {items?.length === 0 && <Nothing filters={filters} />}
      {items !== undefined && items.length > 0 && (
        <DataTable<ListedRule>
          {...rules}
          label="Rules"
          items={items}
          columns={columns}
          idOf={idOf}
          selected={selected}
          onSelect={setSelected}
          onOpen={(id) => goTo(linkOf(id))}
        />
      )}
      {detail !== undefined && <RuleDetail id={detail} onClose={() => goTo(linkOf(undefined))} />}
    </>
  );
}

const idOf = ({ id }: ListedRule): string => id;

function Nothing({ filters }: { readonly filters: FilterValues }) {
  if (isFiltered(filters)) {
    return <EmptyState title="No rule matches">Change the filters, or look at another version.</EmptyState>;
  }
  return (
    <EmptyState title="The policy has no rules">
      Every action gets the default decision.{' '}
      <Anchor href={linkTo('trainings')}>Train on labelled actions</Anchor>, or propose the first rule.
    </EmptyState>
  );
}
