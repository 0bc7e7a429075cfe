import { Inject, Injectable } from '@nestjs/common';
import {
  DomainError,
  type OperatorPrincipal,
  type RefusalResponse,
  type ReversalPreviewResponse,
  type VersionResponse,
} from '@bylaw/contracts';
import { VersionReader } from '@bylaw/persistence';
import {
  invertVersion,
  lockedRuleViolations,
  restoreDelta,
  type PolicyDelta,
  type PolicySnapshot,
} from '@bylaw/policy';
import type { Reversal } from '../approvals/reversal-pipe.js';
import { PinnedCaseForecast } from '../pinned-cases/pinned-case-forecast.js';
import { PolicyCache } from '../rules/policy-cache.js';
import { policyChanges } from './policy-changes.js';

/** What is to be gone back to. */
export interface WantedReversal {
  readonly change: Reversal;
  readonly version: number;
}

/** Says what a rollback or restore would make of the policy as it is now, without making it; the policy worker decides anyway. */
@Injectable()
export class PreviewReversal {
  constructor(
    @Inject(PolicyCache) private readonly policies: PolicyCache,
    @Inject(VersionReader) private readonly versions: VersionReader,
    @Inject(PinnedCaseForecast) private readonly forecast: PinnedCaseForecast,
  ) {}

  /** @throws DomainError `not_found` for a version that does not exist, or a rollback of version 0 */
  async execute(wanted: WantedReversal, principal: OperatorPrincipal): Promise<ReversalPreviewResponse> {
    const current = await this.policies.snapshot();
    const delta = await this.deltaOf(wanted, current);
    const removed = new Set(delta.removeIds);
    const kept = current.rules.filter(({ id }) => !removed.has(id));
    const next = { version: current.version + 1, rules: [...kept, ...delta.restoreRules] };
    const pinned = await this.forecast.of(() => next);
    const refusal =
      (await this.rolledBackBefore(wanted)) ??
      lockKept(delta, current, principal) ??
      brokenRefusal(pinned.broken.length);
    return Object.assign({}, policyChanges(current, next), { refusal, pinned });
  }

  private async deltaOf({ change, version }: WantedReversal, current: PolicySnapshot): Promise<PolicyDelta> {
    if (change === 'restore') {
      return restoreDelta(current.rules, (await this.policies.snapshot(version)).rules);
    }
    const { added, removed } = await this.found(version);
    return invertVersion({ addedIds: added, removedRules: removed }, current.rules);
  }

  private async found(version: number): Promise<VersionResponse> {
    const found = await this.versions.find(version);
    if (!found) throw new DomainError('not_found', `There is no version ${version} to roll back`);
    return found;
  }

  private async rolledBackBefore({ change, version }: WantedReversal): Promise<RefusalResponse | null> {
    const by = change === 'rollback' ? await this.versions.rollbackOf(version) : null;
    if (by === null) return null;
    const detail = `Version ${version} was rolled back by version ${by}`;
    return { code: 'version_already_rolled_back', detail };
  }
}

/** Only an admin may remove a locked rule (I7). */
function lockKept(
  { removeIds }: PolicyDelta,
  { rules }: PolicySnapshot,
  { role }: OperatorPrincipal,
): RefusalResponse | null {
  const [violation] = lockedRuleViolations({
    diff: { remove: removeIds },
    activeRules: rules,
    proposer: { kind: 'operator', role },
  });
  return violation ? { code: 'locked_rule', detail: violation.message } : null;
}

function brokenRefusal(count: number): RefusalResponse | null {
  if (count === 0) return null;
  const cases = count === 1 ? 'a pinned case' : `${count} pinned cases`;
  return { code: 'pinned_case_broken', detail: `It would break ${cases}` };
}
