import { useEffect, useRef } from 'react';
import type { ReviewGroup } from './group-reviews.js';

/** The group that an action is of, also when that one was answered and others of the group are still held. */
export function useOpenGroup(
  groups: readonly ReviewGroup[] | undefined,
  actionId: string | undefined,
): ReviewGroup | undefined {
  const members = useRef<{ readonly of: string | undefined; readonly ids: ReadonlySet<string> }>({
    of: undefined,
    ids: new Set(),
  });
  const has = (ids: ReadonlySet<string>) =>
    groups?.find(({ reviews }) => reviews.some((review) => ids.has(review.actionId)));
  const known = members.current.of === actionId ? members.current.ids : new Set<string>();
  const group = actionId === undefined ? undefined : (has(new Set([actionId])) ?? has(known));
  useEffect(() => {
    if (group === undefined) return;
    members.current = { of: actionId, ids: new Set(group.reviews.map((review) => review.actionId)) };
  }, [group, actionId]);
  return group;
}
