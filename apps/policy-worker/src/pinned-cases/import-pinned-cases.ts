import { Inject, Injectable } from '@nestjs/common';
import type {
  Actor,
  ImportedPinnedCase,
  ImportPinnedCasesPayload,
  PinnedImportResult,
} from '@bylaw/contracts';
import { PinnedCaseStore, LatestPolicy, PolicyStore, announceAll } from '@bylaw/persistence';
import { canonicalJson } from '@bylaw/policy';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';
import { PinnedCaseGuard } from './pinned-case-guard.js';

/** Pins all cases of a file, or none of them. */
@Injectable()
export class ImportPinnedCases implements Command<ImportPinnedCasesPayload, PinnedImportResult> {
  readonly action = 'pinned-case.import';

  constructor(
    @Inject(PolicyStore) private readonly policies: PolicyStore,
    @Inject(LatestPolicy) private readonly latest: LatestPolicy,
    @Inject(PinnedCaseStore) private readonly pinnedCases: PinnedCaseStore,
    @Inject(PinnedCaseGuard) private readonly guard: PinnedCaseGuard,
  ) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(): null {
    return null;
  }

  /** Imports take turns, so that nothing is added twice. */
  async takeTurn(_payload: ImportPinnedCasesPayload, { manager }: CommandContext): Promise<void> {
    await this.policies.lock(manager);
  }

  /** What is pinned already, or stands in the file twice, is counted and not added. */
  async execute({ cases }: ImportPinnedCasesPayload, context: CommandContext): Promise<PinnedImportResult> {
    const policy = await this.latest.read(context.manager);
    const known = new Set(
      (await this.pinnedCases.all(context.manager)).map(({ expected, ...rest }) =>
        sameness({ ...rest, expect: expected }),
      ),
    );
    const added = cases.flatMap((item, index) => {
      const { caseId, tool, command, args, expect, comment } = item;
      const key = sameness(item);
      if (known.has(key)) return [];
      known.add(key);
      const path = `cases[${index}]`;
      return [{ caseId, tool, command, args: args ?? null, expect, comment, expected: expect, path }];
    });
    await this.guard.checkCases(added, policy);
    for (const pinned of added) await this.insert(pinned, context);
    await announceAll(
      context.manager,
      added.map(({ caseId: id }) => ({ type: 'pinned-case.changed', id })),
    );
    const result = { added: added.length, duplicates: cases.length - added.length };
    context.audit({ action: this.action, details: { ...result, cases: added.map(onRecord) } });
    return result;
  }

  private async insert(pinned: ImportedPinnedCase, context: CommandContext): Promise<void> {
    const { caseId: id, tool, command, args, expect, comment } = pinned;
    await this.pinnedCases.insert(context.manager, {
      ...{ id, tool, command, args: args ?? null, expect, comment: comment ?? null },
      ...{ createdBy: context.actor.name, createdAt: context.now },
    });
  }
}

/** Two cases that say the same, whatever was remarked beside them. */
function sameness(pinned: {
  readonly tool: string;
  readonly command: string;
  readonly args?: unknown;
  readonly expect: string;
}): string {
  return canonicalJson([pinned.tool, pinned.command, pinned.args ?? null, pinned.expect]);
}

const RECORDED_CHARACTERS = 500;

/** An event of a thousand long commands would be too long to be read. The id leads to the whole of each. */
function onRecord({ caseId, tool, command, expect }: ImportedPinnedCase): object {
  return { caseId, tool, command: command.slice(0, RECORDED_CHARACTERS), expect };
}
