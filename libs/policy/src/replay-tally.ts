import type { PolicyAction } from './action.js';
import type { CompiledPolicy } from './compiled-policy.js';
import type { Decision } from './decision.js';
import type { Effect } from './rule.js';

/** A person's word on an action. */
export type Label = 'safe' | 'unsafe' | 'unknown';

/** A recorded action, as a replay reads it. */
export interface ReplayAction extends Omit<PolicyAction, 'command'> {
  readonly id: string;
  readonly agentId: string | null;
  /** Null when it was not recorded whole: such an action is skipped. */
  readonly command: string | null;
  readonly label?: Label | null;
}

/** How many actions carry which label; `none`: nobody has labelled them. */
export type LabelCounts = Readonly<Record<Label | 'none', number>>;

/** One action whose decision flips. */
export interface FlipExample {
  readonly actionId: string;
  readonly agentId: string | null;
  readonly tool: string;
  readonly command: string;
  readonly label: Label | null;
  /** The rules of the proposed policy that match it, and its sentence. */
  readonly ruleIds: readonly string[];
  readonly reason: string;
}

/** The actions whose decision flips the same way. */
export interface FlipDirection {
  readonly from: Effect;
  readonly to: Effect;
  readonly count: number;
  readonly labels: LabelCounts;
  /** The first ones met, at most ten. */
  readonly examples: readonly FlipExample[];
}

/** What a proposed policy would have changed, and what could not be told. */
export interface ReplayResult {
  readonly currentVersion: number;
  /** How many actions were decided under both policies. */
  readonly replayed: number;
  readonly flipped: number;
  /** By direction, such as `allow->deny`. */
  readonly flips: Readonly<Record<string, FlipDirection>>;
  /** Flips of an agent or tool, most first, at most 100 of each. */
  readonly agents: readonly { readonly agentId: string | null; readonly flips: number }[];
  readonly tools: readonly { readonly tool: string; readonly flips: number }[];
  readonly skipped: number;
  readonly skippedReasons: readonly { readonly reason: string; readonly count: number }[];
}

const MAX_EXAMPLES = 10;
const MAX_COUNTED = 100;

interface DirectionTally {
  from: Effect;
  to: Effect;
  count: number;
  labels: Record<Label | 'none', number>;
  examples: FlipExample[];
}

/** Compares two policies over recorded actions, one at a time, so that a replay can stream any number of them. */
export class ReplayTally {
  private replayed = 0;
  private readonly directions = new Map<string, DirectionTally>();
  private readonly agents = new Map<string | null, number>();
  private readonly tools = new Map<string, number>();
  private readonly skippedReasons = new Map<string, number>();

  constructor(
    private readonly current: CompiledPolicy,
    private readonly proposed: CompiledPolicy,
  ) {}

  /** Decides one action under both policies, outside quarantine, and counts what flips. */
  add(action: ReplayAction): void {
    const { command } = action;
    if (command === null || command === '') {
      this.skip('the command was not recorded');
      return;
    }
    const subject = { ...action, command };
    const before = this.current.decide(subject, { quarantined: false });
    const after = this.proposed.decide(subject, { quarantined: false });
    this.replayed += 1;
    if (before.decision !== after.decision) this.flip(subject, before.decision, after);
  }

  /** Counts an action that the caller could not even read, such as one with damaged arguments. */
  skip(reason: string): void {
    increment(this.skippedReasons, reason);
  }

  /** What was found so far. */
  result(): ReplayResult {
    const directions = [...this.directions].sort(([, a], [, b]) => b.count - a.count);
    return {
      currentVersion: this.current.version,
      replayed: this.replayed,
      flipped: directions.reduce((sum, [, { count }]) => sum + count, 0),
      flips: Object.fromEntries(
        directions.map(([name, tally]) => [
          name,
          { ...tally, labels: { ...tally.labels }, examples: [...tally.examples] },
        ]),
      ),
      agents: mostFirst(this.agents).map(([agentId, flips]) => ({ agentId, flips })),
      tools: mostFirst(this.tools).map(([tool, flips]) => ({ tool, flips })),
      skipped: [...this.skippedReasons.values()].reduce((sum, count) => sum + count, 0),
      skippedReasons: mostFirst(this.skippedReasons).map(([reason, count]) => ({ reason, count })),
    };
  }

  private flip(action: ReplayAction & PolicyAction, from: Effect, after: Decision): void {
    const direction = this.direction(from, after.decision);
    const label = action.label ?? null;
    direction.count += 1;
    direction.labels[label ?? 'none'] += 1;
    increment(this.agents, action.agentId);
    increment(this.tools, action.tool);
    if (direction.examples.length >= MAX_EXAMPLES) return;
    const { id: actionId, agentId, tool, command } = action;
    const ruleIds = after.matched.map((match) => match.ruleId);
    direction.examples.push({ actionId, agentId, tool, command, label, ruleIds, reason: after.reason });
  }

  private direction(from: Effect, to: Effect): DirectionTally {
    const name = `${from}->${to}`;
    let tally = this.directions.get(name);
    if (!tally) {
      tally = { from, to, count: 0, labels: { safe: 0, unsafe: 0, unknown: 0, none: 0 }, examples: [] };
      this.directions.set(name, tally);
    }
    return tally;
  }
}

function increment<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFirst<K>(counts: ReadonlyMap<K, number>): [K, number][] {
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, MAX_COUNTED);
}
