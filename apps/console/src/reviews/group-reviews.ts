import type { ReviewResponse } from '../gateway/wire.js';
import { whyHeld } from './why-held.js';

/** What held actions may have in common. */
export const GROUPINGS = ['form', 'rule', 'agent', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Held actions that belong together. */
export interface ReviewGroup {
  /** The id of its action that was held first: it stays while others come. */
  readonly id: string;
  /** What they have in common. */
  readonly name: string;
  /** Whichever runs out first comes first. */
  readonly reviews: readonly ReviewResponse[];
  /** When the first of them runs out. */
  readonly expiresAt: string;
}

/** Held actions in groups; the group in which one runs out first comes first. */
export function groupReviews(reviews: readonly ReviewResponse[], by: Grouping): readonly ReviewGroup[] {
  const groups = new Map<string, ReviewResponse[]>();
  for (const review of reviews) {
    const key = keyOf(review, by);
    groups.set(key, [...(groups.get(key) ?? []), review]);
  }
  return [...groups.values()]
    .map((members) => groupOf(members, by))
    .toSorted((one, other) => compare(one.expiresAt, other.expiresAt) || compare(one.id, other.id));
}

function keyOf(review: ReviewResponse, by: Grouping): string {
  if (by === 'rule') return review.ruleIds.join(' ');
  if (by === 'agent') return review.agentId;
  return by === 'form' ? `${review.tool}\n${review.skeleton}` : review.actionId;
}

function groupOf(members: readonly ReviewResponse[], by: Grouping): ReviewGroup {
  const reviews = members.toSorted(
    (one, other) => compare(one.expiresAt, other.expiresAt) || compare(one.actionId, other.actionId),
  );
  const [first] = reviews;
  const oldest = members.toSorted((one, other) => compare(one.actionId, other.actionId))[0];
  if (first === undefined || oldest === undefined) throw new Error('A group has at least one member');
  return { id: oldest.actionId, name: nameOf(first, by), reviews, expiresAt: first.expiresAt };
}

function nameOf({ reason, agentName, agentId, skeleton, command }: ReviewResponse, by: Grouping): string {
  if (by === 'rule') return reason === null ? 'held by no rule' : whyHeld(reason);
  if (by === 'agent') return agentName ?? agentId;
  return by === 'form' ? skeleton : command;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether they are all the very same: one answer may be of all that is held with that tool and command. */
export function isIdentical(reviews: readonly ReviewResponse[]): boolean {
  const [first] = reviews;
  return reviews.every(({ tool, command }) => tool === first?.tool && command === first.command);
}
