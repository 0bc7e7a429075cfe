import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type CreateTokenPayload } from '@bylaw/contracts';
import { TokenStore, announce } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Makes an operator's or an enrolment token known, by its hash (I12). */
@Injectable()
export class CreateToken implements Command<CreateTokenPayload, { tokenId: string }> {
  readonly action = 'token.create';

  constructor(@Inject(TokenStore) private readonly store: TokenStore) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('admin', actor);
  }

  subject(payload: CreateTokenPayload): string {
    return payload.tokenId;
  }

  async execute(payload: CreateTokenPayload, context: CommandContext): Promise<{ tokenId: string }> {
    const { tokenId: id, kind, name, hash } = payload;
    const role = kind === 'operator' ? payload.role : null;
    const createdBy = context.actor.name;
    const created = await this.store.insert(context.manager, {
      id,
      kind,
      name,
      role,
      hash,
      createdBy,
      createdAt: context.now,
    });
    if (!created) throw new DomainError('validation_failed', 'This secret was used for a token before');
    await announce(context.manager, { type: 'token.changed', id });
    context.audit({ action: this.action, subject: id, details: { kind, name, role } });
    return { tokenId: id };
  }
}
