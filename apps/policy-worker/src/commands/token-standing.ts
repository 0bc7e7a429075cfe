import { Inject, Injectable } from '@nestjs/common';
import { DomainError, roleIncludes, type Actor } from '@bylaw/contracts';
import { TokenStore } from '@bylaw/persistence';
import type { EntityManager } from 'typeorm';
import type { Command } from './command.js';

/**
 * Looks an operator's token up again in the transaction of the command (I1): a job can wait in the queue while its
 * actor's token is revoked, and whoever can write to Redis can name any actor.
 */
@Injectable()
export class TokenStanding {
  constructor(@Inject(TokenStore) private readonly store: TokenStore) {}

  /** @throws DomainError `forbidden` when the operator has no token in force with the role that is claimed. */
  async assert(
    manager: EntityManager,
    actor: Actor,
    { tokens }: Pick<Command<never, unknown>, 'tokens'>,
  ): Promise<void> {
    if (tokens === 'unneeded') return;
    if (tokens === 'locked') await this.store.lock(manager);
    if (actor.kind !== 'operator') return;
    if (tokens === undefined) await this.store.hold(manager);
    const role = await this.store.operatorRole(manager, actor.id);
    if (role !== null && roleIncludes(role, actor.role)) return;
    throw new DomainError('forbidden', `${actor.name} has no token in force with the role of ${actor.role}`);
  }
}
