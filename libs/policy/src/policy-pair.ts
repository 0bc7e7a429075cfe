import type { PolicyAction } from './action.js';
import { CompiledPolicy } from './compiled-policy.js';
import type { Decision, PolicySettings } from './decision.js';
import { readAction, type ReadAction } from './read-action.js';
import type { Rule } from './rule.js';

/** Longer texts, all forms together, are decided whole by both: what they cost may be too much for just one of them (I9). */
const LONG = 2 ** 13;

/** A rule that only one of two policies has. */
export interface ChangedRule {
  readonly ruleId: string;
  readonly change: 'added' | 'removed';
}

/** Two decisions about one action that have different effects. */
export interface Flip {
  readonly action: ReadAction;
  readonly before: Decision;
  readonly after: Decision;
  /** The rules that make the difference: those added that decide so now, those removed that decided so before. */
  readonly causes: readonly ChangedRule[];
}

/**
 * Two policies, to tell which actions they decide differently. An action is read once for both, and decided only when a
 * rule matches it that just one of them has: what matches none of these is decided alike.
 */
export class PolicyPair {
  /** The rules that only the second policy has, and only the first. */
  private readonly added: ReadonlyMap<string, Rule>;
  private readonly removed: ReadonlyMap<string, Rule>;
  /** The rules of just one of both; null when the settings differ too, so that any action may flip. */
  private readonly changed: CompiledPolicy | null;

  constructor(
    readonly before: CompiledPolicy,
    readonly after: CompiledPolicy,
  ) {
    this.added = rulesMissingIn(before, after);
    this.removed = rulesMissingIn(after, before);
    this.changed = decideAlike(before.settings, after.settings)
      ? CompiledPolicy.compile(
          { version: after.version, rules: [...this.removed.values(), ...this.added.values()] },
          after.settings,
        )
      : null;
  }

  /** How the decision about an action flips, outside quarantine and lockdown; null when both decide alike. */
  flipOf(action: PolicyAction): Flip | null {
    let read: ReadAction;
    try {
      read = readAction(action, this.after.settings);
    } catch {
      // What can't be read is denied by both.
      return null;
    }
    if (this.changed && !this.mayFlip(this.changed, read)) return null;
    const before = this.changed
      ? this.before.decideRead(read)
      : this.before.decide(action, { quarantined: false });
    const after = this.after.decideRead(read);
    if (before.decision === after.decision) return null;
    return { action: read, before, after, causes: this.causesOf(before, after) };
  }

  private mayFlip(changed: CompiledPolicy, read: ReadAction): boolean {
    let characters = read.text.length;
    if (read.line) for (const { text } of read.line.forms) characters += text.length;
    else characters *= 2;
    if (characters > LONG) return true;
    return changed.matchesAny(read);
  }

  private causesOf(before: Decision, after: Decision): ChangedRule[] {
    return [
      ...decidersIn(before, this.removed).map((ruleId) => ({ ruleId, change: 'removed' as const })),
      ...decidersIn(after, this.added).map((ruleId) => ({ ruleId, change: 'added' as const })),
    ];
  }
}

/** Those of some rules that speak for a decision. */
function decidersIn({ decision, matched }: Decision, rules: ReadonlyMap<string, Rule>): string[] {
  return matched
    .filter(({ ruleId, effect, mode }) => effect === decision && mode === 'enforce' && rules.has(ruleId))
    .map(({ ruleId }) => ruleId);
}

function rulesMissingIn(one: CompiledPolicy, other: CompiledPolicy): Map<string, Rule> {
  const known = new Map(one.rules.map((rule) => [rule.id, rule]));
  return new Map(
    other.rules.filter((rule) => !isSameRule(known.get(rule.id), rule)).map((rule) => [rule.id, rule]),
  );
}

/** Whether two rules of one id decide alike. */
function isSameRule(one: Rule | undefined, other: Rule): boolean {
  return (
    one !== undefined &&
    one.pattern === other.pattern &&
    one.effect === other.effect &&
    one.tool === other.tool &&
    one.target === other.target &&
    one.mode === other.mode &&
    one.locked === other.locked
  );
}

function decideAlike(one: PolicySettings, other: PolicySettings): boolean {
  return (
    one.defaultEffect === other.defaultEffect &&
    one.unparsedToReview === other.unparsedToReview &&
    [...one.shellTools].sort().join('\0') === [...other.shellTools].sort().join('\0')
  );
}
