import { Alert, List, Paper, Text } from '@mantine/core';
import type { ReversalPreview } from '../gateway/wire.js';
import { counted } from '../page/counted.js';
import { visible } from '../page/visible.js';
import { ChangesView } from './changes-view.js';

const CASES_SHOWN = 20;

/** What a rollback or restore would make of the policy: what is against it first, then rule by rule. */
export function ReversalPreviewView({ preview }: { readonly preview: ReversalPreview }) {
  const { refusal, from, to, addedCount, removedCount, rules } = preview;
  const isSame = addedCount + removedCount === 0;
  return (
    <>
      {refusal !== null && (
        <Alert color="bad" title="It would be refused" role="alert">
          {visible(refusal.detail)}
          <BrokenCases preview={preview} />
        </Alert>
      )}
      {isSame && refusal === null && (
        <Alert color="warn">The policy would stay as it is: version {to} would change no rule.</Alert>
      )}
      <Text fw={600}>
        Version {from} → {to}: {addedCount} added, {removedCount} removed, {counted(rules, 'rule')} then
      </Text>
      {!isSame && (
        <Paper
          withBorder
          p="sm"
          className="bylaw-preview"
          role="region"
          aria-label="What would change"
          tabIndex={0}
        >
          <ChangesView {...preview} />
        </Paper>
      )}
    </>
  );
}

function BrokenCases({ preview: { pinned } }: { readonly preview: ReversalPreview }) {
  const more = pinned.broken.length - CASES_SHOWN;
  return (
    <List size="sm">
      {pinned.broken.slice(0, CASES_SHOWN).map(({ case: { id, command, expect }, decision }) => (
        <List.Item key={id}>
          must {expect} <code className="bylaw-sent">{visible(command.slice(0, 200))}</code>, would {decision}{' '}
          it
        </List.Item>
      ))}
      {more > 0 && <List.Item>{more} more</List.Item>}
    </List>
  );
}
