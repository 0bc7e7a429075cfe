import { Inject, Injectable } from '@nestjs/common';
import type { Actor, CommandPayload } from '@bylaw/contracts';
import { announce, LockdownStore } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Ends a lockdown: the policy decides again. Changes nothing when there is none. */
@Injectable()
export class LiftLockdown implements Command<CommandPayload, null> {
  readonly action = 'lockdown.lift';

  constructor(@Inject(LockdownStore) private readonly lockdown: LockdownStore) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('admin', actor);
  }

  subject(): null {
    return null;
  }

  async execute(_payload: CommandPayload, context: CommandContext): Promise<null> {
    await this.lockdown.lock(context.manager);
    if (await this.lockdown.lift(context.manager)) {
      await announce(context.manager, { type: 'lockdown.changed', active: false });
    }
    context.audit({ action: this.action, subject: null });
    return null;
  }
}
