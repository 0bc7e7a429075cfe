import { Group, Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import { RuleLine, type ShownRule } from '../rules/rule-line.js';

export interface RuleCardProps {
  readonly rule: ShownRule;
  readonly change: 'add' | 'remove';
  /** What speaks for it, and against it. */
  readonly children?: ReactNode;
}

const SIGNS = { add: '+', remove: '−' } as const;

/** A rule that a diff adds or removes. */
export function RuleCard({ rule, change, children }: RuleCardProps) {
  return (
    <Paper withBorder p="sm" className="bylaw-rule" data-change={change}>
      <Group gap="xs" align="baseline" wrap="nowrap">
        <b aria-hidden>{SIGNS[change]}</b>
        <div className="bylaw-rule-line">
          <RuleLine rule={rule} />
        </div>
      </Group>
      {children}
    </Paper>
  );
}
