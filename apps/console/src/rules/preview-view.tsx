import { Alert, Anchor, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import type { OverlapResponse } from '@bylaw/contracts';
import { MarkedForm } from '../explanations/marked-form.js';
import type { Effect, RulePreview } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { EmptyState } from '../page/empty-state.js';
import { ErrorNote } from '../page/error-note.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { PreviewSummary } from './preview-summary.js';
import type { WrittenPreview } from './use-rule-preview.js';

export interface PreviewViewProps {
  readonly written: WrittenPreview;
  readonly effect: Effect;
  /** The summary may have a place of its own. */
  readonly hasSummary: boolean;
}

/** What would come of a rule that is being written. */
export function PreviewView({ written, effect, hasSummary }: PreviewViewProps) {
  const { preview, isCurrent, error } = written;
  if (preview?.actions == null) {
    return (
      <>
        <ErrorNote error={error} />
        <EmptyState title="What it would match shows here">
          Write a pattern: it is tried on the last 1,000 recorded actions. Nothing is changed by that.
        </EmptyState>
      </>
    );
  }
  return (
    <Stack gap="sm" aria-busy={!isCurrent} style={isCurrent ? {} : { opacity: 0.6 }}>
      <ErrorNote error={error} />
      {hasSummary && <PreviewSummary actions={preview.actions} effect={effect} />}
      <Overlaps overlaps={preview.overlaps} />
      <Examples actions={preview.actions} />
    </Stack>
  );
}

type Actions = NonNullable<RulePreview['actions']>;

function Overlaps({ overlaps }: { readonly overlaps: readonly OverlapResponse[] }) {
  if (overlaps.length === 0) return null;
  return (
    <Alert color="warn" title="It has something in common with the policy" role="note">
      <List size="sm">
        {overlaps.map(({ kind, rule, by }, index) => {
          const other = 'ruleId' in rule ? rule : by;
          if (!('ruleId' in other)) return null;
          return (
            <List.Item key={index}>
              {wordsOf(kind, 'ruleId' in rule)}{' '}
              <Anchor href={linkTo('rules', other.ruleId)}>this rule</Anchor>.
            </List.Item>
          );
        })}
      </List>
    </Alert>
  );
}

function wordsOf(kind: OverlapResponse['kind'], isOtherSuperfluous: boolean): string {
  if (kind === 'duplicate') return 'It says the same as';
  return isOtherSuperfluous
    ? 'It matches whatever is matched by'
    : 'All that it matches is matched already by';
}

function Examples({ actions: { examples, matched } }: { readonly actions: Actions }) {
  if (examples.length === 0) return null;
  return (
    <Paper
      withBorder
      className="bylaw-examples"
      role="region"
      aria-label="Actions that it matches"
      tabIndex={0}
    >
      <Title order={2} fz="md" px="sm" pt="xs">
        Actions that it matches{examples.length < matched && `: the newest ${examples.length}`}
      </Title>
      <ul className="bylaw-rows">
        {examples.map((example) => (
          <li key={example.actionId}>
            <MarkedForm match={example} />
            <Group gap="xs" mt={2}>
              {example.decision !== null && <Badge word={example.decision} />}
              {example.label !== null && <Badge word={example.label} />}
              <Text size="xs" c="dimmed">
                {visible(example.tool)}, <Time at={example.ts} />
              </Text>
              <Anchor size="xs" href={linkTo('telemetry', example.actionId)} target="_blank">
                details
              </Anchor>
            </Group>
          </li>
        ))}
      </ul>
    </Paper>
  );
}
