import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type ProposePayload, type ProposeResult } from '@bylaw/contracts';
import { LatestPolicy, PolicyStore } from '@bylaw/persistence';
import { overlapsAt, type WithOverlaps } from '../overlaps/found-overlaps.js';
import { SuggestionMaker } from './suggestion-maker.js';
import { assertAcceptable } from './acceptable-diff.js';
import { checkedDiff } from './checked-diff.js';
import type { Command } from './command.js';
import type { CommandContext } from './command-context.js';
import { isOperatorWith } from './who-may.js';

/** Stores an operator's diff as a pending suggestion. It changes no policy (I1). */
@Injectable()
export class ProposeSuggestion implements Command<WithOverlaps<ProposePayload>, ProposeResult> {
  readonly action = 'suggestion.propose';

  constructor(
    @Inject(PolicyStore) private readonly policies: PolicyStore,
    @Inject(LatestPolicy) private readonly latest: LatestPolicy,
    @Inject(SuggestionMaker) private readonly maker: SuggestionMaker,
  ) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: ProposePayload): string {
    return payload.suggestionId;
  }

  async takeTurn(_payload: ProposePayload, { manager }: CommandContext): Promise<void> {
    await this.policies.hold(manager);
  }

  /** The same diff proposed again while pending is the same suggestion: `created` is false then. */
  async execute(payload: WithOverlaps<ProposePayload>, context: CommandContext): Promise<ProposeResult> {
    const diff = await checkedDiff(payload.diff);
    const policy = await this.latest.read(context.manager);
    assertMadeFor(payload.baseVersion, policy.version);
    assertAcceptable(diff, policy, context.actor);
    return this.maker.make(
      {
        id: payload.suggestionId,
        proposer: context.actor,
        diff,
        baseVersion: policy.version,
        comment: payload.comment ?? null,
        evidence: null,
        trainingId: null,
        overlaps: overlapsAt(policy.version, payload.overlaps),
      },
      context,
    );
  }
}

/** @throws DomainError `policy_moved` when the diff was made for another version, and only for that. */
function assertMadeFor(baseVersion: number | undefined, version: number): void {
  if (baseVersion === undefined || baseVersion === version) return;
  throw new DomainError(
    'policy_moved',
    `The proposal is for version ${baseVersion}, and the policy is at version ${version}`,
  );
}
