import { Injectable } from '@nestjs/common';
import type { RecordAuditPayload } from '@bylaw/contracts';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';

/** Puts a fact on record that changed no policy: a refusal at the edge, or an import (I6). */
@Injectable()
export class RecordAudit implements Command<RecordAuditPayload, null> {
  readonly action = 'audit.record';
  readonly tokens = 'unneeded';

  /** Whoever was refused something is on record for it. */
  allows(): boolean {
    return true;
  }

  subject(payload: RecordAuditPayload): string | null {
    return payload.subject ?? null;
  }

  async execute(payload: RecordAuditPayload, context: CommandContext): Promise<null> {
    const { action, outcome, subject, reason, details } = payload;
    context.audit({ action, outcome, subject, reason, details });
    return null;
  }
}
