import { Button, Group, TextInput, Title, Text } from '@mantine/core';
import { useResource } from '../gateway/use-resource.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { counted } from '../page/counted.js';
import { useFilters } from '../page/route.js';
import { useOverview } from '../shell/use-overview.js';
import { ChangesView } from './changes-view.js';

const NAMES = ['from', 'to'] as const;
const NUMBER = /^\d{1,9}$/;

/** What is different between any two versions. Both are in the address. */
export function CompareScreen() {
  const [{ from, to }, setVersions] = useFilters(NAMES);
  const current = useOverview().data?.version;
  const isWhole = NUMBER.test(from) && NUMBER.test(to);
  return (
    <>
      <Title order={1}>Compare versions</Title>
      <Group gap="sm" align="flex-end">
        <VersionField
          label="From version"
          value={from}
          most={current}
          onChange={(value) => setVersions({ from: value })}
        />
        <VersionField
          label="To version"
          value={to}
          most={current}
          onChange={(value) => setVersions({ to: value })}
        />
        <Button variant="default" disabled={!isWhole} onClick={() => setVersions({ from: to, to: from })}>
          Swap
        </Button>
      </Group>
      {isWhole ? <Comparison from={Number(from)} to={Number(to)} /> : <Text c="dimmed">Say which two.</Text>}
    </>
  );
}

interface VersionFieldProps {
  readonly label: string;
  readonly value: string;
  readonly most: number | undefined;
  readonly onChange: (value: string) => void;
}

function VersionField({ label, value, most, onChange }: VersionFieldProps) {
  return (
    <TextInput
      type="number"
      label={label}
      min={0}
      max={most}
      w="8rem"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function Comparison({ from, to }: { readonly from: number; readonly to: number }) {
  const { data, error } = useResource('/v1/versions/compare', { query: { from, to } });
  if (data === undefined)
    return error === null ? <Loading what="both versions" /> : <ErrorNote error={error} />;
  return (
    <>
      <ErrorNote error={error} />
      <Text role="status">
        From version {data.from} to version {data.to}: {data.addedCount} added, {data.removedCount} removed.{' '}
        {counted(data.rules, 'rule')} at version {data.to}.
      </Text>
      <Title order={2}>What is different</Title>
      <ChangesView {...data} />
    </>
  );
}
