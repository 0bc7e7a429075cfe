import { Text } from '@mantine/core';
import type { RuleDetailResponse } from '../gateway/wire.js';
import { ChangeDialog } from '../page/change-dialog.js';
import { propose } from './propose.js';
import { RuleLine } from './rule-line.js';

export interface RetireDialogProps {
  readonly rule: RuleDetailResponse;
  readonly onClose: () => void;
}

/** Proposes to remove a rule: nothing changes until somebody applies the suggestion. */
export function RetireDialog({ rule, onClose }: RetireDialogProps) {
  const { id: _id, ...shown } = rule;
  return (
    <ChangeDialog
      title="Propose to remove this rule"
      commentLabel="Why"
      verb="Propose it"
      onClose={onClose}
      change={({ comment }) => propose({ diff: { remove: [rule.id] }, comment })}
    >
      <RuleLine rule={shown} />
      <Text size="sm" c="dimmed" mt="xs">
        It becomes a suggestion, with a replay of what would have been decided without the rule. The policy
        stays as it is until the suggestion is applied.
      </Text>
    </ChangeDialog>
  );
}
