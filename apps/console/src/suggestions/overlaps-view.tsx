import { Code, List, Text } from '@mantine/core';
import type { OverlapPlace } from '@bylaw/contracts';
import type { ReactNode } from 'react';
import type { SuggestionResponse } from '../gateway/wire.js';
import { useResource } from '../gateway/use-resource.js';
import { visible } from '../page/visible.js';
import { overlapSentences } from './overlap-sentences.js';

type Overlapping = Pick<SuggestionResponse, 'diff' | 'overlaps' | 'overlapCount'>;

/** One rule may make thousands superfluous: so many are told of. */
const SHOWN = 5;

export interface OverlapsOfRuleProps {
  readonly suggestion: Overlapping;
  readonly addIndex: number;
}

/** How a rule that is added stands to others, in sentences. */
export function OverlapsOfRule({ suggestion, addIndex }: OverlapsOfRuleProps) {
  const { overlaps, diff } = suggestion;
  const sentences = overlapSentences(overlaps ?? [], addIndex);
  if (sentences.length === 0) return null;
  return (
    <List size="sm" mt={4}>
      {sentences.slice(0, SHOWN).map(({ before, other, after }, index) => (
        <List.Item key={index}>
          It {before} <OtherRule place={other} diff={diff} />
          {after}.
        </List.Item>
      ))}
      {sentences.length > SHOWN && (
        <List.Item>The same holds of {sentences.length - SHOWN} more rules.</List.Item>
      )}
    </List>
  );
}

/** What is to be said of the overlaps on the whole; nothing, when all are shown at their rules. */
export function OverlapsNote({ suggestion }: { readonly suggestion: Overlapping }) {
  const { diff, overlaps, overlapCount } = suggestion;
  if (diff.add.length === 0) return null;
  if (overlaps === null) {
    return <Quiet>Whether its rules overlap with others was not found out.</Quiet>;
  }
  const more = (overlapCount ?? 0) - overlaps.length;
  return more > 0 ? <Quiet>{more} more rules overlap with others.</Quiet> : null;
}

interface OtherRuleProps {
  readonly place: OverlapPlace;
  readonly diff: SuggestionResponse['diff'];
}

function OtherRule({ place, diff }: OtherRuleProps) {
  if ('ruleId' in place) return <ActiveRule id={place.ruleId} />;
  const other = diff.add[place.addIndex] as { readonly pattern: string } | undefined;
  return (
    <>
      the new rule <Code>{visible(other?.pattern ?? '')}</Code>
    </>
  );
}

function ActiveRule({ id }: { readonly id: string }) {
  const { data } = useResource('/v1/rules');
  const rule = data?.items.find((item) => item.id === id);
  return (
    <>
      rule <Code>{id}</Code>
      {rule !== undefined && (
        <>
          {' '}
          (<Code>{visible(rule.pattern)}</Code>)
        </>
      )}
    </>
  );
}

function Quiet({ children }: { readonly children: ReactNode }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}
