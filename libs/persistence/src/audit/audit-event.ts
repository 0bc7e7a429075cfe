import type { Actor } from '@bylaw/contracts';

/** What is to be remembered of a change, or of a refused attempt at one (I6). */
export interface AuditEvent {
  /** Who; derived from the authenticated principal (I11). */
  readonly actor: Actor;
  /** What: `suggestion.apply`, `agent.register`, … */
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  /** What it was done to: an id, or a version number. */
  readonly subject?: string | null;
  /** Why: the person's comment, or the code of the refusal. */
  readonly reason?: string | null;
  readonly fromVersion?: number | null;
  readonly toVersion?: number | null;
  /** Anything JSON that helps a later reader. No secrets (I12). */
  readonly details?: Readonly<Record<string, unknown>> | null;
  readonly commandId?: string | null;
}
