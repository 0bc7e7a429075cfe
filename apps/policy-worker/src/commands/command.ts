import type { Actor, CommandPayload } from '@bylaw/contracts';
import type { CommandContext } from './command-context.js';
import type { Refused } from './refused.js';

/** One use case of the policy worker. The runner gives it a transaction, and makes it happen once (I3). */
export interface Command<P extends CommandPayload, R> {
  /** Its name in the audit: `suggestion.apply`. */
  readonly action: string;
  /**
   * What it needs of the operators' tokens. Unless set, they are held: the token of an operator who asks must be in
   * force, and stays so until the command has ended. `locked`: the same, alone, because it revokes one. `unneeded`: it
   * only tells what its actor did, who may have lost the token since.
   */
  readonly tokens?: 'locked' | 'unneeded';
  /** Who may do it. The edge has asked already; here it is asked again, because others can add jobs too (I1). */
  allows(actor: Actor): boolean;
  /** What it is about, for the audit. */
  subject(payload: P): string | null;
  /**
   * Waits for its turn: takes the locks that its answer hangs on, and writes nothing. A refusal lets go of what `execute` has
   * locked; these are kept until its audit event is written, so that what makes it untrue comes after it.
   */
  takeTurn?(payload: P, context: CommandContext): Promise<void>;
  /**
   * Does it. What was changed before a DomainError is undone; what was changed before a `Refused` is returned stays.
   * Assumes nothing about being the only delivery: the runner takes care.
   */
  execute(payload: P, context: CommandContext): Promise<R | Refused>;
}
