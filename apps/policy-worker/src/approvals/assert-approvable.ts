import { DomainError, type Actor } from '@bylaw/contracts';
import type { SuggestionEntity } from '@bylaw/persistence';
import { canTransition, SUGGESTION_LIFECYCLE } from '@bylaw/policy';

/** @throws DomainError `suggestion_stale` or `suggestion_not_pending` for one that can't be applied any more. */
export function assertPending({ id, status }: SuggestionEntity): void {
  if (canTransition(SUGGESTION_LIFECYCLE, status, 'applied')) return;
  const code = status === 'stale' ? 'suggestion_stale' : 'suggestion_not_pending';
  throw new DomainError(code, `Suggestion ${id} is ${status}`);
}

/** @throws DomainError `forbidden` for whoever wrote the diff, by the same or another token. */
export function assertNotAuthor({ proposer }: SuggestionEntity, actor: Actor): void {
  if (proposer.kind !== actor.kind) return;
  if (proposer.id !== actor.id && proposer.name !== actor.name) return;
  throw new DomainError('forbidden', 'The author of a diff can’t approve it; someone else must');
}
