import type { AskRequest, Effect } from '@bylaw/contracts';
import type { HubClient } from './hub-client.js';

/** Whether an action may be carried out, and why. */
export interface GuardVerdict {
  readonly allowed: boolean;
  readonly reason: string;
  /** What the hub decided; null when it could not be asked. */
  readonly decision: Effect | null;
  /** The action's id, for its outcome; null when there is none. */
  readonly actionId: string | null;
}

/** The longest that a hub waits at a time. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Asks whether an action may be carried out. Never throws: every failure, and every answer but a clear `allow`, is a
 * deny (I9). A held action is waited for up to `reviewMs` (not at all unless set).
 */
export async function guard(
  client: HubClient,
  action: AskRequest,
  { reviewMs = 0 }: { readonly reviewMs?: number } = {},
): Promise<GuardVerdict> {
  let actionId: string | null = null;
  try {
    const answer = await client.ask(action);
    actionId = answer.id;
    const { decision, reason } = answer;
    if (decision !== 'review') return { allowed: decision === 'allow', reason, decision, actionId };
    return await awaitVerdict(client, { actionId, reviewMs });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return {
      allowed: false,
      reason: `denied because the hub gave no answer: ${cause}`,
      decision: null,
      actionId,
    };
  }
}

async function awaitVerdict(
  client: HubClient,
  { actionId, reviewMs }: { readonly actionId: string; readonly reviewMs: number },
): Promise<GuardVerdict> {
  const deadline = performance.now() + reviewMs;
  for (;;) {
    const left = Math.max(0, deadline - performance.now());
    const { review } = await client.action(actionId, Math.min(left, LONGEST_WAIT_MS));
    const verdict = { decision: 'review', actionId } as const;
    if (review?.status === 'answered') {
      const allowed = review.verdict === 'allow';
      return { ...verdict, allowed, reason: allowed ? 'allowed by a person' : 'denied by a person' };
    }
    if (review?.status !== 'held')
      return { ...verdict, allowed: false, reason: 'denied: nobody answered in time' };
    if (left <= 0) return { ...verdict, allowed: false, reason: 'held for review, and not answered yet' };
  }
}
