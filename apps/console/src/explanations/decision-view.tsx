import { Anchor, Group, Stack, Text } from '@mantine/core';
import type { DecisionResponse, ExplainedMatchResponse, FormResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { linkTo } from '../page/route.js';
import { SentText } from '../page/sent-text.js';
import { visible } from '../page/visible.js';
import { MarkedForm } from './marked-form.js';
import './explanations.css';

const KINDS: Readonly<Record<FormResponse['kind'], string>> = {
  command: 'command',
  line: 'whole line',
  code: 'code for an interpreter',
  sent: 'as sent',
};

/** A decision, the rules that matched with what they matched, and what the command was understood as. */
export function DecisionView({ decision }: { readonly decision: DecisionResponse }) {
  const { matched, explanation, forms, policyVersion, reason, unparsed } = decision;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Badge word={decision.decision} />
        <Text span>
          {visible(reason)}, at version {policyVersion}.
          {unparsed && ' The line could not be parsed, and was matched as sent.'}
        </Text>
      </Group>
      {matched.length === 0 ? (
        <Text c="dimmed">No rule matches.</Text>
      ) : (
        <ul className="bylaw-matches" aria-label="Rules that match">
          {explanation.map((match) => (
            <li key={match.ruleId}>
              <Match match={match} />
            </li>
          ))}
        </ul>
      )}
      {matched.length > explanation.length && (
        <Text c="dimmed">{matched.length - explanation.length} more rules match.</Text>
      )}
      <Forms forms={forms} />
    </Stack>
  );
}

function Match({ match }: { readonly match: ExplainedMatchResponse }) {
  const { ruleId, effect, mode, target } = match;
  return (
    <>
      <Group gap="xs" mb={4}>
        <Badge word={mode === 'observe' ? `would ${effect}` : effect} />
        <Text span size="sm">
          rule <Anchor href={linkTo('rules', ruleId)}>{ruleId}</Anchor>{' '}
          {mode === 'observe' && 'only observes, and '}matches in the{' '}
          {target === 'text' ? 'text as sent' : 'command'}:
        </Text>
      </Group>
      <MarkedForm match={match} />
    </>
  );
}

function Forms({ forms }: { readonly forms: readonly FormResponse[] }) {
  if (forms.length === 0) return null;
  return (
    <details>
      <summary>What it was understood as ({forms.length})</summary>
      <ul className="bylaw-matches">
        {forms.map(({ text, kind }) => (
          <li key={text}>
            <Text span size="xs" c="dimmed" mr="xs">
              {KINDS[kind]}
            </Text>
            <SentText text={text} />
          </li>
        ))}
      </ul>
    </details>
  );
}
