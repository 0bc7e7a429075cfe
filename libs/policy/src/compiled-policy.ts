import { canonicalForms, type SimpleCommand } from '@bylaw/shell';
import type { PolicyAction } from './action.js';
import { commandText } from './command-text.js';
import type { Decision, DecisionContext, MatchedRule, PolicySettings } from './decision.js';
import type { Effect, PolicySnapshot, Rule } from './rule.js';
import { RuleGroups } from './rule-groups.js';

/** What an action's text matched. */
interface Matches {
  /** Positions of all rules that match, of every target and mode. */
  readonly found: ReadonlySet<number>;
  /** The enforced allow that decides, if every command of the line is covered by one. */
  readonly allowedBy: Rule | null;
  readonly unparsed: boolean;
}

/** A policy at one version, compiled once, that decides in memory. Immutable; a new version is a new one. */
export class CompiledPolicy {
  readonly version: number;
  readonly rules: readonly Rule[];
  private readonly groups: RuleGroups;
  private readonly shellTools: ReadonlySet<string>;

  private constructor(
    snapshot: PolicySnapshot,
    private readonly settings: PolicySettings,
  ) {
    this.version = snapshot.version;
    this.rules = snapshot.rules;
    this.groups = new RuleGroups(snapshot.rules);
    this.shellTools = new Set(settings.shellTools);
  }

  /**
   * Compiles every pattern of a policy.
   * @throws when a pattern is not RE2 syntax, which `checkPattern` refuses before it can become a rule
   */
  static compile(snapshot: PolicySnapshot, settings: PolicySettings): CompiledPolicy {
    return new CompiledPolicy(snapshot, settings);
  }

  /**
   * Decides one action: quarantine, then locked deny > deny > review > allow > the default effect. Never throws: an action
   * that can't be decided, such as one whose arguments nest beyond the stack, is denied (I9).
   */
  decide(action: PolicyAction, context: DecisionContext): Decision {
    if (context.quarantined) {
      return this.decision('deny', 'denied because the agent is in quarantine', []);
    }
    try {
      return this.decideBy(this.match(action));
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      return this.decision('deny', `denied because the action could not be evaluated: ${cause}`, []);
    }
  }

  private decideBy({ found, allowedBy, unparsed }: Matches): Decision {
    const matching = this.rules.filter((_, position) => found.has(position));
    const matched = matching.map(({ id, effect, mode }) => ({ ruleId: id, effect, mode }));
    const enforced = matching.filter((rule) => rule.mode === 'enforce');
    const denies = enforced.filter((rule) => rule.effect === 'deny');
    const deny = denies.find((rule) => rule.locked) ?? denies[0];
    if (deny) return this.decision('deny', ruleReason(deny), matched, unparsed);
    const review = enforced.find((rule) => rule.effect === 'review');
    if (review) return this.decision('review', ruleReason(review), matched, unparsed);
    if (unparsed && this.settings.unparsedToReview) {
      return this.decision(
        'review',
        'held for review because the command line could not be parsed',
        matched,
        unparsed,
      );
    }
    if (allowedBy) return this.decision('allow', ruleReason(allowedBy), matched, unparsed);
    const { defaultEffect } = this.settings;
    return this.decision(
      defaultEffect,
      `${VERBS[defaultEffect]} by default: no rule decided`,
      matched,
      unparsed,
    );
  }

  private decision(
    decision: Effect,
    reason: string,
    matched: readonly MatchedRule[],
    unparsed = false,
  ): Decision {
    return { decision, reason, policyVersion: this.version, matched, unparsed };
  }

  private match(action: PolicyAction): Matches {
    const { tool } = action;
    const text = commandText(action, this.settings.shellTools);
    const found = new Set<number>();
    this.groups.find({ target: 'text', tool, text }, found);
    if (!this.shellTools.has(tool)) {
      this.groups.find({ target: 'command', tool, text }, found);
      return { found, allowedBy: this.firstAllow(found), unparsed: false };
    }
    const line = canonicalForms(text);
    const allowedByText = onlyCommand(line.simpleCommands) ? this.firstAllow(found) : null;
    const foundByForm = new Map<string, ReadonlySet<number>>();
    for (const form of line.forms) {
      const foundHere = new Set<number>();
      this.groups.find({ target: 'command', tool, text: form.text }, foundHere);
      foundByForm.set(form.text, foundHere);
      for (const position of foundHere) found.add(position);
    }
    const allowedBy = allowedByText ?? this.allowOfEveryCommand(line.simpleCommands, foundByForm);
    return { found, allowedBy, unparsed: line.unparsed };
  }

  /** The first allow that matched, if every command that needs one has one. A line that runs nothing has none. */
  private allowOfEveryCommand(
    commands: readonly SimpleCommand[],
    foundByForm: ReadonlyMap<string, ReadonlySet<number>>,
  ): Rule | null {
    let first: Rule | null = null;
    for (const command of commands) {
      if (!command.needsAllow) continue;
      const found = new Set(command.forms.flatMap((form) => [...(foundByForm.get(form) ?? [])]));
      const allow = this.firstAllow(found);
      if (!allow) return null;
      first ??= allow;
    }
    return first;
  }

  private firstAllow(found: ReadonlySet<number>): Rule | null {
    let first = Infinity;
    for (const position of found) {
      const rule = this.rules[position];
      if (rule?.effect === 'allow' && rule.mode === 'enforce' && position < first) first = position;
    }
    return this.rules[first] ?? null;
  }
}

/** Whether a text, matched as a whole, speaks for everything that its line runs. */
function onlyCommand(commands: readonly SimpleCommand[]): boolean {
  return commands.length === 1;
}

const VERBS: Readonly<Record<Effect, string>> = {
  allow: 'allowed',
  deny: 'denied',
  review: 'held for review',
};

function ruleReason(rule: Rule): string {
  const lock = rule.locked ? 'locked rule' : 'rule';
  const why = rule.reason === null || rule.reason === '' ? '' : `: ${rule.reason}`;
  return `${VERBS[rule.effect]} by ${lock} ${rule.id}${why}`;
}
