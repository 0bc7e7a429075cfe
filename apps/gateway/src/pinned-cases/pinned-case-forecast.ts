import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { BrokenPinnedCaseResponse, PinnedCaseResponse, PinnedForecastResponse } from '@bylaw/contracts';
import { PinnedCaseReader } from '@bylaw/persistence';
import {
  advanceInSteps,
  breakingRules,
  brokenPinnedCases,
  type CompiledPolicy,
  type PinnedCase,
  type PolicySnapshot,
} from '@bylaw/policy';
import { PolicyCache } from '../rules/policy-cache.js';

interface ShownCase extends PinnedCase {
  readonly shown: PinnedCaseResponse;
}

/** Tells which pinned cases a change would break. The policy worker decides on it anew when the change is made. */
@Injectable()
export class PinnedCaseForecast {
  constructor(
    @Inject(PinnedCaseReader) private readonly cases: PinnedCaseReader,
    @Inject(PolicyCache) private readonly policies: PolicyCache,
  ) {}

  /** What becomes of the cases when `change` makes the current policy another one. Compiling leaves other requests their turns. */
  async of(change: (from: PolicySnapshot) => PolicySnapshot): Promise<PinnedForecastResponse> {
    const [cases, before, snapshot] = await Promise.all([
      this.cases.all(),
      this.policies.compiled(),
      this.policies.snapshot(),
    ]);
    const { version } = snapshot;
    if (cases.length === 0) return { version, checked: 0, broken: [] };
    const after = await advanceInSteps(before, change(snapshot), nextTurn);
    const pinned = cases.map((shown): ShownCase => ({
      tool: shown.tool,
      command: shown.command,
      args: shown.args,
      expected: shown.expect,
      shown,
    }));
    const broken = brokenPinnedCases(after, pinned).map((item) => ({
      case: item.case.shown,
      decision: item.decision,
      reason: item.reason,
      rules: blamed(item, after, before),
    }));
    return { version, checked: cases.length, broken };
  }
}

function blamed(
  item: ReturnType<typeof brokenPinnedCases<ShownCase>>[number],
  after: CompiledPolicy,
  before: CompiledPolicy,
): BrokenPinnedCaseResponse['rules'] {
  return breakingRules(item, after, before).map(({ rule, change }) => ({
    ruleId: change === 'added' ? null : rule.id,
    pattern: rule.pattern,
    effect: rule.effect,
    change,
  }));
}
