import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type ReplayPayload } from '@bylaw/contracts';
import { LatestPolicy, SuggestionStore } from '@bylaw/persistence';
import { appliesCleanly, normalizeDiff, type Diff, type PolicySnapshot } from '@bylaw/policy';
import { DataSource } from 'typeorm';
import { assertFits } from '../commands/acceptable-diff.js';
import { checkedDiff } from '../commands/checked-diff.js';

/** The two policies that a replay compares. */
export interface ReplayPlan {
  readonly current: PolicySnapshot;
  readonly proposed: PolicySnapshot;
}

/** Works out what a replay is to compare. */
@Injectable()
export class ReplayPlanner {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(LatestPolicy) private readonly latest: LatestPolicy,
    @Inject(SuggestionStore) private readonly suggestions: SuggestionStore,
  ) {}

  /** @throws DomainError `not_found`, `suggestion_stale` for a stored suggestion, `invalid_diff` for a diff. */
  async plan(payload: Pick<ReplayPayload, 'diff' | 'suggestionId'>): Promise<ReplayPlan> {
    const current = await this.latest.read(this.database.manager);
    const diff = payload.suggestionId
      ? await this.storedDiff(payload.suggestionId, current)
      : await sentDiff(payload.diff ?? {}, current);
    return { current, proposed: withDiff(current, diff) };
  }

  private async storedDiff(id: string, current: PolicySnapshot): Promise<Diff> {
    const suggestion = await this.suggestions.find(this.database.manager, id);
    if (!suggestion) throw new DomainError('not_found', `There is no suggestion ${id}`);
    const { diff } = suggestion;
    const { clean, missing } = appliesCleanly(
      diff,
      current.rules.map((rule) => rule.id),
    );
    if (clean)
      return {
        remove: diff.remove,
        add: diff.add.map(({ confidence, ...rule }) => ({ ...rule, score: confidence })),
      };
    throw new DomainError(
      'suggestion_stale',
      `Suggestion ${id} removes rules that are not active: ${missing.join(', ')}`,
    );
  }
}

async function sentDiff(untrusted: object, current: PolicySnapshot): Promise<Diff> {
  const diff = await checkedDiff(untrusted);
  assertFits(diff, current);
  return diff;
}

/** The policy as the diff would make it. A rule that does not exist yet is named by its place in the diff. */
function withDiff(current: PolicySnapshot, diff: Diff): PolicySnapshot {
  const { add, remove } = normalizeDiff(diff);
  const version = current.version + 1;
  const removed = new Set(remove);
  const kept = current.rules.filter((rule) => !removed.has(rule.id));
  const added = add.map((content, index) => ({
    id: `diff.add[${index}]`,
    ...content,
    addedBy: 'replay',
    addedAt: new Date(0).toISOString(),
    addedInVersion: version,
  }));
  return { version, rules: [...kept, ...added] };
}
