import type { Actor } from '@bylaw/contracts';
import type { AuditEvent } from '@bylaw/persistence';
import type { EntityManager } from 'typeorm';

/** What a command is carried out with: its transaction, who asks, and when. */
export class CommandContext {
  private readonly events: AuditEvent[] = [];

  constructor(
    readonly manager: EntityManager,
    readonly actor: Actor,
    readonly commandId: string | null,
    readonly now: Date,
  ) {}

  /**
   * Has an event appended at the end of the transaction, where the turn of the audit is held shortly. The actor is who
   * asks, and the outcome `done`, unless the event says otherwise.
   */
  audit(event: Omit<AuditEvent, 'actor' | 'outcome'> & Partial<AuditEvent>): void {
    this.events.push({ actor: this.actor, outcome: 'done', commandId: this.commandId, ...event });
  }

  /** The events so far, in their order. */
  get audited(): readonly AuditEvent[] {
    return this.events;
  }
}
