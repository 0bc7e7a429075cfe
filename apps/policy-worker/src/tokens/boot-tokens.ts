import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Role, TokenKind } from '@bylaw/contracts';
import { AuditTrail, TokenStore, announce } from '@bylaw/persistence';
import { CLOCK, NEW_ID, hashToken, type Clock, type NewId } from '@bylaw/platform';
import { DataSource } from 'typeorm';

const CONFIGURATION: Actor = { kind: 'system', id: 'configuration', name: 'configuration' };

/** Makes sure that the tokens of the configuration are known, so that a new system has its first admin. */
@Injectable()
export class BootTokens {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(TokenStore) private readonly tokens: TokenStore,
    @Inject(AuditTrail) private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** Stores those that are not known yet, by hash (I12). One that was revoked stays revoked. */
  async ensure(secrets: { adminToken: string | null; enrolmentToken: string | null }): Promise<void> {
    const { adminToken, enrolmentToken } = secrets;
    if (adminToken !== null)
      await this.ensureOne(adminToken, { kind: 'operator', name: 'admin', role: 'admin' });
    if (enrolmentToken !== null) {
      await this.ensureOne(enrolmentToken, { kind: 'enrolment', name: 'enrolment', role: null });
    }
  }

  private async ensureOne(
    secret: string,
    token: { kind: TokenKind; name: string; role: Role | null },
  ): Promise<void> {
    const id = this.newId();
    await this.database.transaction(async (manager) => {
      const created = await this.tokens.insert(manager, {
        ...token,
        id,
        hash: hashToken(secret),
        createdBy: CONFIGURATION.name,
        createdAt: new Date(this.clock.now()),
      });
      if (!created) return;
      await announce(manager, { type: 'token.changed', id });
      await this.audit.append(manager, {
        actor: CONFIGURATION,
        action: 'token.create',
        outcome: 'done',
        subject: id,
        details: token,
      });
    });
  }
}
