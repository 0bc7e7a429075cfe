import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type RevokeTokenPayload } from '@bylaw/contracts';
import { TokenStore, announce } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Ends a token for good, but never the last admin's: nobody could make a token again. */
@Injectable()
export class RevokeToken implements Command<RevokeTokenPayload, null> {
  readonly action = 'token.revoke';
  /** Commands of the token's bearer that are under way come before, all others are refused after. */
  readonly tokens = 'locked';

  constructor(@Inject(TokenStore) private readonly store: TokenStore) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('admin', actor);
  }

  subject(payload: RevokeTokenPayload): string {
    return payload.tokenId;
  }

  async execute({ tokenId: id }: RevokeTokenPayload, context: CommandContext): Promise<null> {
    if (await this.store.isLastAdmin(context.manager, id)) {
      throw new DomainError('forbidden', 'This is the last admin’s token: make another one first');
    }
    const revoked = await this.store.revoke(context.manager, {
      id,
      by: context.actor.name,
      at: context.now,
    });
    if (!revoked) throw new DomainError('not_found', `There is no token ${id}`);
    await announce(context.manager, { type: 'token.changed', id });
    context.audit({ action: this.action, subject: id });
    return null;
  }
}
