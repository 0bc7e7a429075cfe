import type { DecisionResponse } from '../gateway/wire.js';
import { useSession } from '../sign-in/session.js';

/** What the policy is asked about. */
export interface Question {
  readonly tool: string;
  readonly command: string;
  readonly args?: string[] | { [name: string]: unknown };
  /** The current version unless given. */
  readonly version?: number;
}

/** Asks the policy under the session. Nothing is recorded by it, and nothing on the page changes. */
export function useAskPolicy(): (question: Question, signal?: AbortSignal) => Promise<DecisionResponse> {
  const { gateway } = useSession();
  return async (question, signal) => {
    const { data } = await gateway.POST('/v1/decisions', { body: question, signal: signal ?? null });
    if (data === undefined) throw new Error('The gateway answered without a decision');
    return data;
  };
}
