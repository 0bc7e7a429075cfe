import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type ApproveVersionChangePayload } from '@bylaw/contracts';
import { PolicyReader, PolicyStore, versionChangeHash } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { confirmedComment } from '../commands/confirmation.js';
import { isOperatorWith } from '../commands/who-may.js';
import { ApprovalQuorum } from './approval-quorum.js';

/** Approves a rollback or restore of the policy as it is now, and leaves it to someone else to make it. */
@Injectable()
export class ApproveVersionChange implements Command<ApproveVersionChangePayload, null> {
  readonly action = 'version.approve';

  constructor(
    @Inject(PolicyStore) private readonly policies: PolicyStore,
    @Inject(PolicyReader) private readonly reader: PolicyReader,
    @Inject(ApprovalQuorum) private readonly quorum: ApprovalQuorum,
  ) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: ApproveVersionChangePayload): string {
    return String(payload.version);
  }

  async takeTurn(_payload: ApproveVersionChangePayload, { manager }: CommandContext): Promise<void> {
    await this.policies.lock(manager);
  }

  async execute(payload: ApproveVersionChangePayload, context: CommandContext): Promise<null> {
    const { change, version } = payload;
    const comment = confirmedComment(change === 'rollback' ? 'ROLLBACK' : 'RESTORE', payload);
    const current = await this.reader.currentVersion(context.manager);
    if (version > current || (change === 'rollback' && version === 0)) {
      throw new DomainError('not_found', `There is no version ${version} to ${WORDS[change]}`);
    }
    const contentHash = versionChangeHash(change, version, current);
    await this.quorum.add({ change, subject: String(version), contentHash }, comment, context);
    return null;
  }
}

const WORDS = { rollback: 'roll back', restore: 'restore' } as const;
