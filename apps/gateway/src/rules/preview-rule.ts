import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type {
  OverlapResponse,
  PreviewedActionsResponse,
  RulePreviewRequest,
  RulePreviewResponse,
} from '@bylaw/contracts';
import { RecentActionReader } from '@bylaw/persistence';
import {
  checkPattern,
  CompiledPolicy,
  normalizeDiff,
  overlaps,
  syntaxFault,
  type RuleContent,
} from '@bylaw/policy';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { PolicyCache } from './policy-cache.js';
import { PreviewTally } from './preview-tally.js';

/** What a rule is tried on. */
const TRIED = { actions: 1_000, bytes: 8_388_608 } as const;
/** So many characters of actions are tried before others have their turn: some milliseconds, unless one action is longer. */
const CHARACTERS_OF_A_TURN = 16_384;
/** Reading an action costs as much as these characters, however short it is. */
const CHARACTERS_OF_AN_ACTION = 256;
/** Rules that are compared before others have their turn. */
const RULES_OF_A_TURN = 200;
const OVERLAPS_SHOWN = 20;

/**
 * Tries a rule that is not proposed yet: whether its pattern is accepted, what it has in common with the policy, and which of the
 * actions that were recorded last it would match. One at a time, and in turns with everything else that the process does.
 */
@Injectable()
export class PreviewRule {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    @Inject(PolicyCache) private readonly policies: PolicyCache,
    @Inject(RecentActionReader) private readonly actions: RecentActionReader,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** What would come of the rule. Null when `isGone` says, before it is done, that nobody waits for it any more. */
  async execute(request: RulePreviewRequest, isGone: () => boolean): Promise<RulePreviewResponse | null> {
    const { pattern } = request.rule;
    const check = checkPattern(pattern);
    if (!check.ok) {
      const place = syntaxFault(pattern);
      const problem = { message: check.reason, start: place?.start ?? null, end: place?.end ?? null };
      return { problem, programSize: null, overlaps: [], actions: null };
    }
    const running = this.last.then(() => this.tryOut(request, check.programSize, isGone));
    this.last = running.catch(() => undefined);
    return running;
  }

  private async tryOut(
    { rule, replaces }: RulePreviewRequest,
    programSize: number,
    isGone: () => boolean,
  ): Promise<RulePreviewResponse | null> {
    if (isGone()) return null;
    const [content] = normalizeDiff({ add: [rule] }).add;
    if (!content) return null;
    const actions = await this.tryOnActions(content, isGone);
    const found = actions && (await this.overlapsOf(content, replaces, isGone));
    return found && { problem: null, programSize, overlaps: found, actions };
  }

  private async tryOnActions(
    content: RuleContent,
    isGone: () => boolean,
  ): Promise<PreviewedActionsResponse | null> {
    const rule = { ...content, id: '', addedBy: '', addedAt: '', addedInVersion: 0 };
    const policy = CompiledPolicy.compile({ version: 0, rules: [rule] }, this.settings.policy);
    const tally = new PreviewTally(policy);
    let characters = 0;
    for (const action of await this.actions.newest(TRIED)) {
      characters += CHARACTERS_OF_AN_ACTION + action.command.length;
      if (characters > CHARACTERS_OF_A_TURN) {
        characters = 0;
        await nextTurn();
        if (isGone()) return null;
      }
      tally.add(action);
    }
    return tally.result();
  }

  /** Two rules have something in common or not, whatever other rules there are: so a part of the policy can be compared at a time. */
  private async overlapsOf(
    content: RuleContent,
    replaces: string | undefined,
    isGone: () => boolean,
  ): Promise<OverlapResponse[] | null> {
    const { rules } = await this.policies.snapshot();
    const diff = { add: [content], remove: replaces === undefined ? [] : [replaces], meta: {} };
    const found: OverlapResponse[] = [];
    for (let start = 0; start < rules.length && found.length < OVERLAPS_SHOWN; start += RULES_OF_A_TURN) {
      found.push(...overlaps(diff, rules.slice(start, start + RULES_OF_A_TURN)));
      await nextTurn();
      if (isGone()) return null;
    }
    return found.slice(0, OVERLAPS_SHOWN);
  }
}
