import { Anchor, Group, Stack, Title } from '@mantine/core';
import { usePages } from '../gateway/use-pages.js';
import type { ActionResponse } from '../gateway/wire.js';
import { EmptyState } from '../page/empty-state.js';
import { goTo, linkTo } from '../page/route.js';
import { TableView } from '../page/table-view.js';
import { telemetryColumns } from '../telemetry/telemetry-columns.js';

/** What is recorded makes news for the newest list only: this one is asked for. */
const EVERY_MS = 3_000;

const linkOf = (id: string): string => linkTo('telemetry', id);
const COLUMNS = telemetryColumns({ marked: new Set(), onMark: null, linkOf });

/** What was decided for an agent lately, newest first. */
export function AgentDecisions({ agentId }: { readonly agentId: string }) {
  const pages = usePages('/v1/actions', { agentId }, EVERY_MS);
  return (
    <Stack gap="xs" component="section" aria-label="Recent decisions">
      <Group justify="space-between">
        <Title order={2}>Recent decisions</Title>
        <Anchor href={linkTo('telemetry', undefined, { agentId })} size="sm">
          Its telemetry, to search and label
        </Anchor>
      </Group>
      <TableView
        pages={pages}
        what="recorded actions"
        label="Recent decisions"
        columns={COLUMNS}
        idOf={idOf}
        onOpen={(id) => goTo(linkOf(id))}
        empty={<EmptyState title="It has asked for nothing yet">What it asks shows here.</EmptyState>}
      />
    </Stack>
  );
}

const idOf = ({ id }: ActionResponse): string => id;
