import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@bylaw/contracts';
import { PinnedCaseStore, type StoredPinnedCase } from '@bylaw/persistence';
import { brokenPinnedCases, type BrokenPinnedCase, type PolicySnapshot } from '@bylaw/policy';
import type { EntityManager } from 'typeorm';
import { PolicyCompiler } from '../policy-compiler.js';

/** Refuses policies that break a pinned case. */
@Injectable()
export class PinnedCaseGuard {
  constructor(
    @Inject(PinnedCaseStore) private readonly pinnedCases: PinnedCaseStore,
    @Inject(PolicyCompiler) private readonly compiler: PolicyCompiler,
  ) {}

  /** @throws DomainError `pinned_case_broken` that names each case which the policy would break. */
  async check(manager: EntityManager, policy: PolicySnapshot): Promise<void> {
    await this.checkCases(await this.pinnedCases.all(manager), policy);
  }

  /** The same, for cases that may not be stored yet. */
  async checkCases(cases: readonly StoredPinnedCase[], policy: PolicySnapshot): Promise<void> {
    if (cases.length === 0) return;
    const broken = brokenPinnedCases(await this.compiler.compiled(policy), cases);
    if (broken.length === 0) return;
    const errors = broken.map((item) => ({ path: `pinnedCases.${item.case.id}`, message: described(item) }));
    throw new DomainError('pinned_case_broken', errors.map((error) => error.message).join('; '), errors);
  }
}

const SHOWN_CHARACTERS = 200;

function described({ case: pinned, decision, reason }: BrokenPinnedCase<StoredPinnedCase>): string {
  const command =
    pinned.command.length > SHOWN_CHARACTERS
      ? `${pinned.command.slice(0, SHOWN_CHARACTERS)}…`
      : pinned.command;
  return `must ${pinned.expected} ${JSON.stringify(command)}, but it would be ${decision}: ${reason}`;
}
