import { Anchor, Group, Text } from '@mantine/core';
import type { Effect, RuleMode, RuleTarget } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { linkTo } from '../page/route.js';
import { SentText } from '../page/sent-text.js';
import { visible } from '../page/visible.js';
import { ruleTraits } from './rule-traits.js';

/** What is shown of a rule, proposed or active. */
export interface ShownRule {
  /** Of one that has been active: it links there. */
  readonly id?: string;
  readonly pattern: string;
  readonly effect: Effect;
  readonly tool?: string | null;
  readonly target?: RuleTarget;
  readonly mode?: RuleMode;
  readonly locked?: boolean;
  readonly confidence?: number | null;
  readonly reason?: string | null;
}

/** A rule on a line or two. */
export function RuleLine({ rule }: { readonly rule: ShownRule }) {
  const { id, pattern, effect, mode, reason } = rule;
  const about = [...ruleTraits(rule), visible(reason ?? '')].filter((part) => part !== '').join(' · ');
  return (
    <>
      <Group gap="xs" wrap="nowrap" align="baseline">
        <Badge word={mode === 'observe' ? `would ${effect}` : effect} />
        <SentText text={pattern} />
      </Group>
      {(about !== '' || id !== undefined) && (
        <Text size="sm" c="dimmed">
          {about}
          {about !== '' && id !== undefined && ' · '}
          {id !== undefined && <Anchor href={linkTo('rules', id)}>see the rule</Anchor>}
        </Text>
      )}
    </>
  );
}
