import type { PolicyAction } from './action.js';
import { programsOf, skeletonOf } from './command-skeleton.js';
import type { CompiledPolicy } from './compiled-policy.js';
import { FlipCounts } from './flip-counts.js';
import { PolicyPair, type ChangedRule, type Flip } from './policy-pair.js';
import type {
  FlipDirection,
  FlipExample,
  Label,
  LabelCounts,
  ReasonCount,
  ReplayResult,
} from './replay-result.js';
import type { Effect } from './rule.js';
import { VariedExamples } from './varied-examples.js';

/** A recorded action, as a replay reads it. */
export interface ReplayAction extends Omit<PolicyAction, 'command'> {
  readonly id: string;
  readonly agentId: string | null;
  /** Null when it was not recorded whole: such an action is skipped. */
  readonly command: string | null;
  readonly label?: Label | null;
}

const MAX_EXAMPLES = 10;
const MAX_COUNTED = 100;
const MAX_RULES = 1_000;
/** Reasons are sentences of the program, of which there are few. */
const MAX_REASONS = 100;

type Labels = Record<Label | 'none', number>;

interface DirectionTally {
  readonly from: Effect;
  readonly to: Effect;
  count: number;
  readonly labels: Labels;
  readonly examples: VariedExamples<FlipExample>;
}

/** Compares two policies over recorded actions, one at a time, so that a replay can stream any number of them. */
export class ReplayTally {
  private readonly pair: PolicyPair;
  private replayed = 0;
  private readonly directions = new Map<string, DirectionTally>();
  private readonly agents = new FlipCounts<string | null>();
  private readonly tools = new FlipCounts<string>();
  private readonly rules = new FlipCounts<string>();
  private readonly changedRules = new Map<string, ChangedRule>();
  private readonly skippedReasons = new Map<string, number>();
  private readonly caveats = new Map<string, number>();

  constructor(current: CompiledPolicy, proposed: CompiledPolicy) {
    this.pair = new PolicyPair(current, proposed);
  }

  /** Decides one action under both policies, outside quarantine, and counts what flips. */
  add(action: ReplayAction): void {
    const { command } = action;
    if (command === null || command === '') {
      this.skip('the command was not recorded');
      return;
    }
    this.replayed += 1;
    const subject = { ...action, command };
    const flip = this.pair.flipOf(subject);
    if (flip) this.count(subject, flip);
  }

  /** Counts actions that the caller can't have replayed. */
  skip(reason: string, actions = 1): void {
    if (actions > 0) increment(this.skippedReasons, reason, actions);
  }

  /** Notes of an action that is replayed why it may have been decided otherwise when it happened. */
  note(caveat: string): void {
    increment(this.caveats, caveat, 1);
  }

  /** What was found so far. */
  result(): ReplayResult {
    const directions = [...this.directions].sort(([, a], [, b]) => b.count - a.count);
    return {
      currentVersion: this.pair.before.version,
      replayed: this.replayed,
      flipped: directions.reduce((sum, [, { count }]) => sum + count, 0),
      flips: Object.fromEntries(directions.map(([name, tally]) => [name, shown(tally)])),
      labels: labelsOf(directions.map(([, { labels }]) => labels)),
      agents: this.agents
        .mostFirst(MAX_COUNTED)
        .map(({ key: agentId, ...counts }) => ({ agentId, ...counts })),
      tools: this.tools.mostFirst(MAX_COUNTED).map(({ key: tool, ...counts }) => ({ tool, ...counts })),
      rules: this.rules.mostFirst(MAX_RULES).flatMap(({ key, ...counts }) => {
        const changed = this.changedRules.get(key);
        return changed ? [{ ...changed, ...counts }] : [];
      }),
      skipped: [...this.skippedReasons.values()].reduce((sum, count) => sum + count, 0),
      skippedReasons: reasonsOf(this.skippedReasons),
      caveats: reasonsOf(this.caveats),
    };
  }

  private count(action: ReplayAction & PolicyAction, flip: Flip): void {
    const { before, after, causes } = flip;
    const name = `${before.decision}->${after.decision}`;
    const direction = this.direction(name, before.decision, after.decision);
    const { id: actionId, agentId, tool, command } = action;
    const label = action.label ?? null;
    direction.count += 1;
    direction.labels[label ?? 'none'] += 1;
    this.agents.count(agentId, name);
    this.tools.count(tool, name);
    for (const cause of causes) this.rules.count(this.keyOf(cause), name);
    const ids = causes.map(({ ruleId }) => ruleId);
    const facets = {
      cause: ids.join(' '),
      program: programsOf(flip.action),
      label: label ?? 'none',
      skeleton: skeletonOf(flip.action),
      agent: agentId ?? '',
      tool,
      id: actionId,
    };
    const ruleIds = after.matched.map((match) => match.ruleId);
    const { reason } = after;
    direction.examples.add(facets, { actionId, agentId, tool, command, label, ruleIds, reason, causes: ids });
  }

  /** One rule may be removed, and another of its id be added. */
  private keyOf(cause: ChangedRule): string {
    const key = `${cause.change} ${cause.ruleId}`;
    this.changedRules.set(key, cause);
    return key;
  }

  private direction(name: string, from: Effect, to: Effect): DirectionTally {
    let tally = this.directions.get(name);
    if (!tally) {
      tally = { from, to, count: 0, labels: noLabels(), examples: new VariedExamples(MAX_EXAMPLES) };
      this.directions.set(name, tally);
    }
    return tally;
  }
}

function shown({ labels, examples, ...tally }: DirectionTally): FlipDirection {
  return { ...tally, labels: { ...labels }, examples: examples.choose() };
}

function noLabels(): Labels {
  return { safe: 0, unsafe: 0, unknown: 0, none: 0 };
}

function labelsOf(all: readonly LabelCounts[]): LabelCounts {
  const sums = noLabels();
  for (const labels of all)
    for (const label of Object.keys(sums) as (keyof LabelCounts)[]) sums[label] += labels[label];
  return sums;
}

function increment(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function reasonsOf(counts: ReadonlyMap<string, number>): ReasonCount[] {
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_REASONS)
    .map(([reason, count]) => ({ reason, count }));
}
