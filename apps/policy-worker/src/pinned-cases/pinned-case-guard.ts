import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type FieldError } from '@bylaw/contracts';
import { PinnedCaseStore, type StoredPinnedCase } from '@bylaw/persistence';
import {
  breakingRules,
  brokenPinnedCases,
  type BreakingRule,
  type BrokenPinnedCase,
  type PinnedCase,
  type PolicySnapshot,
} from '@bylaw/policy';
import type { EntityManager } from 'typeorm';
import { PolicyCompiler } from '../policy-compiler.js';

/** A pinned case, and how a refusal names it. */
export interface NamedPinnedCase extends PinnedCase {
  readonly path: string;
}

/** Refuses policies that break a pinned case. */
@Injectable()
export class PinnedCaseGuard {
  constructor(
    @Inject(PinnedCaseStore) private readonly pinnedCases: PinnedCaseStore,
    @Inject(PolicyCompiler) private readonly compiler: PolicyCompiler,
  ) {}

  /**
   * Looks whether the policy that is to follow keeps every pinned case.
   * @throws DomainError `pinned_case_broken` that names each case which it would break, and the rules that break it
   */
  async check(
    manager: EntityManager,
    change: { readonly from: PolicySnapshot; readonly to: PolicySnapshot },
  ): Promise<void> {
    await this.checkAll((await this.pinnedCases.all(manager)).map(named), change);
  }

  /** The same of cases that may not be stored yet, for a policy that stays as it is. */
  async checkCases(cases: readonly NamedPinnedCase[], policy: PolicySnapshot): Promise<void> {
    await this.checkAll(cases, { from: policy, to: policy });
  }

  private async checkAll(
    cases: readonly NamedPinnedCase[],
    { from, to }: { readonly from: PolicySnapshot; readonly to: PolicySnapshot },
  ): Promise<void> {
    if (cases.length === 0) return;
    const policy = await this.compiler.compiled(to);
    const broken = brokenPinnedCases(policy, cases);
    if (broken.length === 0) return;
    const before = from === to ? policy : await this.compiler.compiled(from);
    const errors = broken.map((item) => described(item, breakingRules(item, policy, before), to.version));
    throw new DomainError('pinned_case_broken', errors.map((error) => error.message).join('; '), errors);
  }
}

/** A stored case goes by its id. */
export function named({ id, ...pinned }: StoredPinnedCase): NamedPinnedCase {
  return { ...pinned, path: `pinnedCases.${id}` };
}

const SHOWN_CHARACTERS = 200;
const SHOWN_RULES = 10;

/** A rule that the change itself makes has no id to name: it will not come to be. */
function described(
  { case: pinned, decision, reason }: BrokenPinnedCase<NamedPinnedCase>,
  breaking: readonly BreakingRule[],
  version: number,
): FieldError {
  const because = breaking
    .slice(0, SHOWN_RULES)
    .map(({ rule, change }) => `${change} ${rule.effect} rule ${inShort(rule.pattern)}`);
  const more = breaking.length - because.length;
  const by = [...because, ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const would = `must ${pinned.expected} ${inShort(pinned.command)}, but it would be ${decision}: ${reason}`;
  return {
    path: pinned.path,
    message: by === '' ? would : `${would} (${by})`,
    rules: breaking.map(({ rule, change }) => ({
      ruleId: change === 'added' && rule.addedInVersion === version ? null : rule.id,
      pattern: rule.pattern,
      effect: rule.effect,
      change,
    })),
  };
}

function inShort(text: string): string {
  return JSON.stringify(text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text);
}
