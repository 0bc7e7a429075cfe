import type { DecisionResponse } from '@bylaw/contracts';
import { callGateway } from '../gateway/call-gateway.js';
import { useSession } from '../sign-in/session.js';

/** What the policy is asked about. */
export interface Question {
  readonly tool: string;
  readonly command: string;
  readonly args?: readonly string[] | Readonly<Record<string, unknown>>;
  /** The current version unless given. */
  readonly version?: number;
}

/** Asks the policy under the session. Nothing is recorded by it, and nothing on the page changes. */
export function useAskPolicy(): (question: Question, signal?: AbortSignal) => Promise<DecisionResponse> {
  const { csrfToken } = useSession();
  return async (question, signal) => {
    const call = { method: 'POST', body: question, csrfToken } as const;
    const answer = await callGateway<DecisionResponse>('/v1/decisions', signal ? { ...call, signal } : call);
    return answer.body;
  };
}
