import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type RevokeTokenPayload } from '@bylaw/contracts';
import { TokenStore, announce } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Ends a token for good. */
@Injectable()
export class RevokeToken implements Command<RevokeTokenPayload, null> {
  readonly action = 'token.revoke';

  constructor(@Inject(TokenStore) private readonly tokens: TokenStore) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('admin', actor);
  }

  subject(payload: RevokeTokenPayload): string {
    return payload.tokenId;
  }

  async execute({ tokenId: id }: RevokeTokenPayload, context: CommandContext): Promise<null> {
    const revoked = await this.tokens.revoke(context.manager, {
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
