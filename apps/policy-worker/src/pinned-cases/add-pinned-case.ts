import { Inject, Injectable } from '@nestjs/common';
import type { Actor, AddPinnedCasePayload } from '@bylaw/contracts';
import { PinnedCaseStore, LatestPolicy, PolicyStore, announce } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';
import { PinnedCaseGuard, named } from './pinned-case-guard.js';

/** Pins a command to the decision that every version must give it. */
@Injectable()
export class AddPinnedCase implements Command<AddPinnedCasePayload, { caseId: string }> {
  readonly action = 'pinned-case.add';

  constructor(
    @Inject(PolicyStore) private readonly policies: PolicyStore,
    @Inject(LatestPolicy) private readonly latest: LatestPolicy,
    @Inject(PinnedCaseStore) private readonly pinnedCases: PinnedCaseStore,
    @Inject(PinnedCaseGuard) private readonly guard: PinnedCaseGuard,
  ) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: AddPinnedCasePayload): string {
    return payload.caseId;
  }

  /** The policy is held: a version that would break the case comes before and refuses it, or after and is refused. */
  async takeTurn(_payload: AddPinnedCasePayload, { manager }: CommandContext): Promise<void> {
    await this.policies.hold(manager);
  }

  async execute(payload: AddPinnedCasePayload, context: CommandContext): Promise<{ caseId: string }> {
    const { caseId: id, tool, command, expect } = payload;
    const args = payload.args ?? null;
    const policy = await this.latest.read(context.manager);
    await this.guard.checkCases([named({ id, tool, command, args, expected: expect })], policy);
    await this.pinnedCases.insert(context.manager, {
      id,
      tool,
      command,
      args,
      expect,
      comment: payload.comment ?? null,
      createdBy: context.actor.name,
      createdAt: context.now,
    });
    await announce(context.manager, { type: 'pinned-case.changed', id });
    context.audit({
      action: this.action,
      subject: id,
      reason: payload.comment,
      details: { tool, command, expect },
    });
    return { caseId: id };
  }
}
