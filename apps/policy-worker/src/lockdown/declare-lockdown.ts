import { Inject, Injectable } from '@nestjs/common';
import type { Actor, LockdownPayload } from '@bylaw/contracts';
import { announce, LockdownStore } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Has every action of every agent denied, until it is lifted. */
@Injectable()
export class DeclareLockdown implements Command<LockdownPayload, null> {
  readonly action = 'lockdown.declare';

  constructor(@Inject(LockdownStore) private readonly lockdown: LockdownStore) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('admin', actor);
  }

  subject(): null {
    return null;
  }

  async execute({ reason }: LockdownPayload, context: CommandContext): Promise<null> {
    await this.lockdown.lock(context.manager);
    await this.lockdown.declare(context.manager, { reason, by: context.actor.name, at: context.now });
    await announce(context.manager, { type: 'lockdown.changed', active: true });
    context.audit({ action: this.action, subject: null, reason });
    return null;
  }
}
