import type { Actor, CommandPayload } from '@bylaw/contracts';
import type { CommandContext } from './command-context.js';
import type { Refused } from './refused.js';

/** One use case of the policy worker. The runner gives it a transaction, and makes it happen once (I3). */
export interface Command<P extends CommandPayload, R> {
  /** Its name in the audit: `suggestion.apply`. */
  readonly action: string;
  /** Who may do it. The edge has asked already; here it is asked again, because others can add jobs too (I1). */
  allows(actor: Actor): boolean;
  /** What it is about, for the audit. */
  subject(payload: P): string | null;
  /**
   * Does it. What was changed before a DomainError is undone; what was changed before a `Refused` is returned stays.
   * Assumes nothing about being the only delivery: the runner takes care.
   */
  execute(payload: P, context: CommandContext): Promise<R | Refused>;
}
