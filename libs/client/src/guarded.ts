import type { AskRequest, OutcomeRequest } from '@bylaw/contracts';
import { guard, type GuardVerdict } from './guard.js';
import type { HubClient } from './hub-client.js';

/** The action was not allowed, and was not carried out. */
export class ActionDenied extends Error {
  override readonly name = 'ActionDenied';

  constructor(readonly verdict: GuardVerdict) {
    super(verdict.reason);
  }
}

/**
 * Carries an action out if, and only if, it is allowed, and reports what came of it. An outcome that can't be reported
 * does not change what is answered.
 * @throws ActionDenied when it is not allowed; what `carryOut` throws
 */
export async function guarded<R extends OutcomeRequest>(
  client: HubClient,
  action: AskRequest,
  carryOut: () => Promise<R>,
  options: { readonly reviewMs?: number } = {},
): Promise<R> {
  const verdict = await guard(client, action, options);
  const { actionId } = verdict;
  if (!verdict.allowed || actionId === null) throw new ActionDenied(verdict);
  const started = performance.now();
  const result = await carryOut();
  const { exitCode, stdout, stderr, score, durationMs = performance.now() - started } = result;
  await client
    .reportOutcome(actionId, { exitCode, stdout, stderr, score, durationMs })
    .catch(() => undefined);
  return result;
}
