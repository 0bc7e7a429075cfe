import { Alert, Anchor, Group, List, Stack, Table, Text } from '@mantine/core';
import type { FlipDirection, FlipExample, LabelCounts, ReasonCount, ReplayResult } from '@bylaw/policy';
import { AgentLink } from '../agents/agent-link.js';
import { Badge } from '../page/badge.js';
import { Bars, type BarPart } from '../page/bars.js';
import { linkTo } from '../page/route.js';
import { visible } from '../page/visible.js';
import { asReplay, harmOf } from './replay-result.js';
import { SampleView } from './sample-view.js';

/** So many agents are told of. */
const AGENTS = 10;

/** How many recorded decisions would be others: in which direction, with which labels, of which agents, for example which. */
export function ReplayView({ replay: stored }: { readonly replay: unknown }) {
  const replay = asReplay(stored);
  if (replay === null) return <Text c="dimmed">It was replayed by another version of Bylaw.</Text>;
  const directions = Object.values(replay.flips).toSorted((one, other) => other.count - one.count);
  return (
    <Stack gap="sm">
      <Text>
        <b>{replay.flipped}</b> of {replay.replayed} recorded actions would get another decision than under
        version {replay.currentVersion}.
      </Text>
      <Harm replay={replay} />
      {directions.length > 0 && <Directions directions={directions} />}
      {replay.agents.length > 0 && <Agents replay={replay} />}
      {directions.map((direction) => (
        <Examples key={`${direction.from} ${direction.to}`} direction={direction} />
      ))}
      <Reasons
        title={`${replay.skipped} could not be replayed`}
        reasons={replay.skipped > 0 ? replay.skippedReasons : []}
      />
      <Reasons title="Replayed with a reservation" reasons={replay.caveats} />
    </Stack>
  );
}

function Harm({ replay }: { readonly replay: ReplayResult }) {
  const { safeStopped, unsafeAllowed } = harmOf(replay);
  if (safeStopped + unsafeAllowed === 0) return null;
  return (
    <Alert color="bad">
      {safeStopped > 0 && <Text size="sm">{safeStopped} that people labelled safe would be stopped.</Text>}
      {unsafeAllowed > 0 && (
        <Text size="sm">{unsafeAllowed} that people labelled unsafe would be allowed.</Text>
      )}
    </Alert>
  );
}

function Directions({ directions }: { readonly directions: readonly FlipDirection[] }) {
  return (
    <Bars
      caption="Flips by direction, and the labels of what flips"
      bars={directions.map(({ from, to, labels }) => ({
        key: `${from} ${to}`,
        label: (
          <Group gap={4} wrap="nowrap">
            <Badge word={from} /> → <Badge word={to} />
          </Group>
        ),
        parts: partsOf(labels, to),
      }))}
    />
  );
}

/** What speaks against the change is red, what speaks for it green. */
function partsOf(labels: LabelCounts, to: FlipDirection['to']): readonly BarPart[] {
  const allows = to === 'allow';
  return [
    { name: 'labelled unsafe', colour: allows ? 'bad' : 'good', count: labels.unsafe },
    { name: 'labelled safe', colour: allows ? 'good' : 'bad', count: labels.safe },
    { name: 'labelled unknown', colour: 'warn', count: labels.unknown },
    { name: 'not labelled', colour: 'plain', count: labels.none },
  ];
}

function Agents({ replay: { agents } }: { readonly replay: ReplayResult }) {
  return (
    <details>
      <summary>By agent ({agents.length})</summary>
      <Table fz="sm" aria-label="Flips by agent">
        <Table.Tbody>
          {agents.slice(0, AGENTS).map(({ agentId, flips, directions }) => (
            <Table.Tr key={agentId ?? ''}>
              <Table.Th scope="row" fw={400}>
                {agentId === null ? 'of no agent: imported' : <AgentLink id={agentId} />}
              </Table.Th>
              <Table.Td>
                {flips}: {Object.entries(directions).map(directionInWords).join(', ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {agents.length > AGENTS && <Text size="sm">and {agents.length - AGENTS} more</Text>}
    </details>
  );
}

function directionInWords([direction, count]: readonly [string, number]): string {
  return `${count} ${direction.replace('->', ' → ')}`;
}

function Examples({ direction: { from, to, examples } }: { readonly direction: FlipDirection }) {
  if (examples.length === 0) return null;
  return (
    <details>
      <summary>
        Examples of {from} → {to} ({examples.length})
      </summary>
      <ul className="bylaw-commands">
        {examples.map((example) => (
          <li key={example.actionId}>
            <Example example={example} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Example({ example }: { readonly example: FlipExample }) {
  const { actionId, tool, command, label } = example;
  // Replays of older versions name no causes.
  const causes: readonly string[] = Array.isArray(example.causes) ? example.causes : [];
  return (
    <>
      <SampleView rules={causes} command={command} />
      <Group gap={6}>
        {label === null ? (
          <Text size="xs" c="dimmed">
            not labelled
          </Text>
        ) : (
          <Badge word={label} />
        )}
        <Text size="xs" c="dimmed">
          {visible(tool)}
        </Text>
        <Anchor size="xs" href={linkTo('telemetry', actionId)}>
          Details
        </Anchor>
      </Group>
    </>
  );
}

interface ReasonsProps {
  readonly title: string;
  readonly reasons: readonly ReasonCount[];
}

function Reasons({ title, reasons }: ReasonsProps) {
  if (reasons.length === 0) return null;
  return (
    <div>
      <Text size="sm">{title}:</Text>
      <List size="sm">
        {reasons.map(({ reason, count }) => (
          <List.Item key={reason}>
            {count}: {visible(reason)}
          </List.Item>
        ))}
      </List>
    </div>
  );
}
