import { DomainError } from '@bylaw/contracts';

/**
 * The comment of a change that a person confirmed by typing its word (I1).
 * @throws DomainError `confirmation_required` unless the word is exactly that one, `validation_failed` without a comment.
 */
export function confirmedComment(
  word: 'APPLY' | 'ROLLBACK' | 'RESTORE',
  payload: { readonly confirmation?: string | null; readonly comment?: string | null },
): string {
  if (payload.confirmation !== word) {
    const message = `must be exactly ${word}`;
    throw new DomainError('confirmation_required', `confirmation ${message}`, [
      { path: 'confirmation', message },
    ]);
  }
  return requiredComment(payload.comment);
}

/** @throws DomainError `validation_failed` when nothing is said. */
export function requiredComment(comment: string | null | undefined): string {
  if (typeof comment === 'string' && comment.trim() !== '') return comment;
  const message = 'must say why';
  throw new DomainError('validation_failed', `comment ${message}`, [{ path: 'comment', message }]);
}
