import { List, Text } from '@mantine/core';
import type { SuggestionResponse } from '../gateway/wire.js';
import { useResource } from '../gateway/use-resource.js';
import { Badge } from '../page/badge.js';
import { counted } from '../page/counted.js';
import { SentLine } from '../page/sent-text.js';
import { visible } from '../page/visible.js';
import { tierCounts } from './tiers.js';

/** So many rules are named; the rest are on the screen behind. */
const NAMED = 5;

/** What an apply will change, in short: repeated where it is confirmed. */
export function ChangeInWords({
  suggestion: { diff, baseVersion },
}: {
  readonly suggestion: SuggestionResponse;
}) {
  const { data } = useResource('/v1/rules', { query: { version: baseVersion } });
  const removed = diff.remove.map((id) => ({ id, rule: data?.items.find((item) => item.id === id) }));
  const more = Math.max(0, diff.add.length - NAMED) + Math.max(0, removed.length - NAMED);
  return (
    <>
      <Text>
        {diff.add.length > 0 && (
          <>
            Adds <b>{counted(diff.add.length, 'rule')}</b> ({tierCounts(diff.add)})
          </>
        )}
        {diff.add.length > 0 && removed.length > 0 && ', '}
        {removed.length > 0 && (
          <>
            {diff.add.length > 0 ? 'removes' : 'Removes'} <b>{counted(removed.length, 'rule')}</b>
          </>
        )}
        :
      </Text>
      <div className="bylaw-change" role="region" aria-label="What would change" tabIndex={0}>
        <List size="sm" listStyleType="none" withPadding={false}>
          {diff.add.slice(0, NAMED).map(({ pattern, reason, effect, mode }, index) => (
            <List.Item key={index}>
              <b>+</b> <Badge word={mode === 'observe' ? `would ${effect}` : effect} />
              <Why reason={reason} pattern={pattern} />
            </List.Item>
          ))}
          {removed.slice(0, NAMED).map(({ id, rule }) => (
            <List.Item key={id}>
              <b>−</b> {rule !== undefined && <Badge word={rule.effect} />}
              <Why reason={rule?.reason} pattern={rule?.pattern ?? id} />
            </List.Item>
          ))}
          {more > 0 && <List.Item>and {counted(more, 'more rule')}</List.Item>}
        </List>
      </div>
    </>
  );
}

/** What a rule is for, and its pattern behind it: a person decides by the first, and checks the second. */
function Why({ reason, pattern }: { readonly reason: string | null | undefined; readonly pattern: string }) {
  return (
    <>
      {' '}
      {typeof reason === 'string' && reason !== '' && <Text span>{visible(reason)}: </Text>}
      <SentLine text={pattern} />
    </>
  );
}
