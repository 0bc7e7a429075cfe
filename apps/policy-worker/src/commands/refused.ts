import type { DomainError } from '@bylaw/contracts';

/** A refusal whose findings stay: the suggestion that can't be applied is stale from now on, whatever the answer. */
export class Refused {
  constructor(readonly error: DomainError) {}
}
