import type { CanonicalLine } from '@bylaw/shell';
import type { PolicyAction } from './action.js';
import { alignRules } from './align-rules.js';
import { CompiledRule } from './compiled-rule.js';
import {
  DENIED_IN_LOCKDOWN,
  DENIED_IN_QUARANTINE,
  type Decision,
  type DecisionContext,
  type MatchedRule,
  type PolicySettings,
} from './decision.js';
import { explainMatches, type ExplainedMatch, type MatchedText } from './explanation.js';
import { MatchingBudget } from './matching-budget.js';
import { readAction, type ReadAction } from './read-action.js';
import type { Effect, PolicySnapshot, Rule } from './rule.js';
import { RuleIndex } from './rule-index.js';

/** What an action's text matched. */
interface Matches {
  /** All rules that match, of every target and mode, in the policy's order. */
  readonly found: readonly Rule[];
  /** The enforced allow that decides, if every command of the line is covered by one. */
  readonly allowedBy: Rule | null;
  readonly unparsed: boolean;
}

const NOTHING: Matches = { found: [], allowedBy: null, unparsed: false };
const NOTHING_UNPARSED: Matches = { ...NOTHING, unparsed: true };

/** A policy at one version, compiled once, that decides in memory. Immutable; a new version is a new one. */
export class CompiledPolicy {
  readonly rules: readonly Rule[];

  private constructor(
    readonly version: number,
    private readonly compiled: readonly CompiledRule[],
    private readonly index: RuleIndex,
    readonly settings: PolicySettings,
  ) {
    this.rules = compiled.map(({ rule }) => rule);
  }

  /**
   * Compiles every pattern of a policy.
   * @throws when a pattern is not RE2 syntax, which `checkPattern` refuses before it can become a rule
   */
  static compile({ version, rules }: PolicySnapshot, settings: PolicySettings): CompiledPolicy {
    const compiled = rules.map((rule, order) => new CompiledRule(rule, order));
    return new CompiledPolicy(version, compiled, RuleIndex.of(compiled), settings);
  }

  /** The policy of a new system: version 0, without rules. */
  static empty(settings: PolicySettings): CompiledPolicy {
    return CompiledPolicy.compile({ version: 0, rules: [] }, settings);
  }

  /**
   * The same policy at another version, sharing what is compiled with this one: it costs what is different, not what there
   * is. This one stays as it is.
   * @throws when a new rule's pattern is not RE2 syntax
   */
  advance({ version, rules }: PolicySnapshot): CompiledPolicy {
    const { compiled, added, removed } = alignRules(this.compiled, rules);
    return new CompiledPolicy(version, compiled, this.index.with(added, removed), this.settings);
  }

  /**
   * Decides one action: lockdown, quarantine, then locked deny > deny > review > allow > the default effect. Never throws: an action
   * that can't be decided, such as one whose arguments nest beyond the stack, or whose text is made to look like hundreds
   * of rules, is denied (I9).
   */
  decide(action: PolicyAction, context: DecisionContext): Decision {
    if (context.lockedDown) return this.decision('deny', DENIED_IN_LOCKDOWN, []);
    if (context.quarantined) return this.decision('deny', DENIED_IN_QUARANTINE, []);
    try {
      return this.decideBy(this.match(readAction(action, this.settings)));
    } catch (error) {
      return this.notEvaluated(error);
    }
  }

  /** As `decide` answers, outside quarantine and lockdown, about an action that was read with the settings of this policy. */
  decideRead(action: ReadAction): Decision {
    try {
      return this.decideBy(this.match(action));
    } catch (error) {
      return this.notEvaluated(error);
    }
  }

  /** Whether any rule matches an action that was read, whatever comes of it. @throws Error when too many had to be tried */
  matchesAny(action: ReadAction): boolean {
    return this.match(action).found.length > 0;
  }

  /**
   * Where every rule matches that matches an action, observing ones too, in the policy's order: for people to look at, so
   * that deciding does not pay for it. Of the first `atMost` rules only, if that is given.
   * @throws when the action can't be decided; `decide` denies it
   */
  explain(action: PolicyAction, atMost = Infinity): ExplainedMatch[] {
    const { tool } = action;
    const { text, line } = readAction(action, this.settings);
    const forms = line ? line.forms.map((form) => form.text) : [text];
    const texts: MatchedText[] = [
      { target: 'text', text },
      ...forms.map((form): MatchedText => ({ target: 'command', text: form })),
    ];
    const budget = new MatchingBudget();
    return explainMatches(texts, (one) => this.index.find({ ...one, tool, budget }), atMost);
  }

  private decideBy({ found, allowedBy, unparsed }: Matches): Decision {
    if (found.length === 0) return this.byDefault([], unparsed);
    const matched = found.map(({ id, effect, mode }) => ({ ruleId: id, effect, mode }));
    const enforced = found.filter((rule) => rule.mode === 'enforce');
    const denies = enforced.filter((rule) => rule.effect === 'deny');
    const deny = denies.find((rule) => rule.locked) ?? denies[0];
    if (deny) return this.decision('deny', ruleReason(deny), matched, unparsed);
    const review = enforced.find((rule) => rule.effect === 'review');
    if (review) return this.decision('review', ruleReason(review), matched, unparsed);
    if (allowedBy && !(unparsed && this.settings.unparsedToReview)) {
      return this.decision('allow', ruleReason(allowedBy), matched, unparsed);
    }
    return this.byDefault(matched, unparsed);
  }

  /** What is decided when no rule does. */
  private byDefault(matched: readonly MatchedRule[], unparsed: boolean): Decision {
    if (unparsed && this.settings.unparsedToReview)
      return this.decision('review', UNPARSED, matched, unparsed);
    const { defaultEffect } = this.settings;
    return this.decision(defaultEffect, BY_DEFAULT[defaultEffect], matched, unparsed);
  }

  private notEvaluated(error: unknown): Decision {
    const cause = error instanceof Error ? error.message : String(error);
    return this.decision('deny', `denied because the action could not be evaluated: ${cause}`, []);
  }

  private decision(
    decision: Effect,
    reason: string,
    matched: readonly MatchedRule[],
    unparsed = false,
  ): Decision {
    return { decision, reason, policyVersion: this.version, matched, unparsed };
  }

  private match({ tool, text, line }: ReadAction): Matches {
    const budget = new MatchingBudget();
    const byText = this.index.find({ target: 'text', tool, text, budget });
    if (!line) {
      const found = [...byText, ...this.index.find({ target: 'command', tool, text, budget })];
      return { found: inOrder(found), allowedBy: firstAllow(found), unparsed: false };
    }
    const { forms, unparsed } = line;
    const foundByForm = this.index.findEach({ target: 'command', tool, forms, budget });
    if (byText.length === 0 && foundByForm.size === 0) return unparsed ? NOTHING_UNPARSED : NOTHING;
    const found = [...byText, ...[...foundByForm.values()].flat()];
    const allowedByText = runsOneCommand(line) ? firstAllow(byText) : null;
    const allowedBy = allowedByText ?? allowOfEveryCommand(line, foundByForm);
    return { found: inOrder(found), allowedBy, unparsed };
  }
}

/**
 * The first allow that matched, if every command that needs one has one, those that may be run besides included. A line
 * that runs nothing has none.
 */
function allowOfEveryCommand(
  { simpleCommands, possibleCommands }: CanonicalLine,
  foundByForm: ReadonlyMap<string, readonly CompiledRule[]>,
): Rule | null {
  let first: Rule | null = null;
  for (const commands of [simpleCommands, possibleCommands]) {
    for (const command of commands) {
      if (!command.needsAllow) continue;
      const allow = firstAllow(command.forms.flatMap((form) => foundByForm.get(form) ?? []));
      if (!allow) return null;
      first ??= allow;
    }
  }
  return first;
}

function firstAllow(found: readonly CompiledRule[]): Rule | null {
  let first: CompiledRule | null = null;
  for (const compiled of found) {
    const { effect, mode } = compiled.rule;
    if (effect !== 'allow' || mode !== 'enforce') continue;
    if (!first || compiled.order < first.order) first = compiled;
  }
  return first?.rule ?? null;
}

/** The rules of a list in the policy's order, each once. */
function inOrder(found: readonly CompiledRule[]): Rule[] {
  return [...new Set(found)].sort((one, other) => one.order - other.order).map(({ rule }) => rule);
}

/** Whether a text, matched as a whole, speaks for everything that its line runs. */
function runsOneCommand({ simpleCommands, possibleCommands }: CanonicalLine): boolean {
  return simpleCommands.length === 1 && possibleCommands.length === 0;
}

const VERBS: Readonly<Record<Effect, string>> = {
  allow: 'allowed',
  deny: 'denied',
  review: 'held for review',
};

const UNPARSED = 'held for review because the command line could not be parsed';
const byDefault = (effect: Effect): string => `${VERBS[effect]} by default: no rule decided`;
const BY_DEFAULT: Readonly<Record<Effect, string>> = {
  allow: byDefault('allow'),
  deny: byDefault('deny'),
  review: byDefault('review'),
};

function ruleReason(rule: Rule): string {
  const lock = rule.locked ? 'locked rule' : 'rule';
  const why = rule.reason === null || rule.reason === '' ? '' : `: ${rule.reason}`;
  return `${VERBS[rule.effect]} by ${lock} ${rule.id}${why}`;
}
