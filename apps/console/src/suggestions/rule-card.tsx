import { Badge as Mark, Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RuleDraft, RuleResponse } from '../gateway/wire.js';
import { Badge } from '../page/badge.js';
import { visible } from '../page/visible.js';

/** A rule, proposed or active. */
export type ShownRule = Pick<RuleDraft, 'pattern' | 'effect' | 'target' | 'mode' | 'locked'> & {
  readonly tool?: RuleResponse['tool'] | undefined;
  readonly reason?: RuleResponse['reason'] | undefined;
  readonly score?: RuleResponse['confidence'] | undefined;
};

export interface RuleCardProps {
  readonly rule: ShownRule;
  readonly change: 'add' | 'remove';
  /** What speaks for it, and against it. */
  readonly children?: ReactNode;
}

const SIGNS = { add: '+', remove: '−' } as const;

/** A rule that a diff adds or removes. */
export function RuleCard({ rule, change, children }: RuleCardProps) {
  const { pattern, effect, mode, reason, score } = rule;
  return (
    <Paper withBorder p="sm" className="bylaw-rule" data-change={change}>
      <Group gap="xs" align="baseline" wrap="nowrap">
        <b aria-hidden>{SIGNS[change]}</b>
        <Badge word={mode === 'observe' ? `would ${effect}` : effect} />
        <code className="bylaw-sent bylaw-pattern" dir="ltr">
          {visible(pattern)}
        </code>
      </Group>
      <Group gap={6} mt={4}>
        {traitsOf(rule).map((trait) => (
          <Mark key={trait} color="plain" variant="outline" tt="none" size="sm">
            {trait}
          </Mark>
        ))}
        {typeof score === 'number' && <Text size="sm">confidence {score.toFixed(2)}</Text>}
        {typeof reason === 'string' && reason !== '' && (
          <Text size="sm" c="dimmed">
            {visible(reason)}
          </Text>
        )}
      </Group>
      {children}
    </Paper>
  );
}

function traitsOf({ tool, target, mode, locked }: ShownRule): string[] {
  return [
    ...(locked === true ? ['locked'] : []),
    ...(mode === 'observe' ? ['only observes'] : []),
    ...(typeof tool === 'string' ? [`tool ${visible(tool)}`] : []),
    ...(target === 'text' ? ['matches the text as sent'] : []),
  ];
}
