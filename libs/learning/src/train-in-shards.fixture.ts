import { DEFAULT_SHELL_TOOLS, type Rule } from '@bylaw/policy';
import type { RunContext } from './conclude-training.js';
import { estimatorNamed } from './estimator.js';
import type { LabelledAction, TrainingLabel } from './labelled-action.js';
import { DEFAULT_SETTINGS, type LearningSettings } from './learning-settings.js';
import { seenForms } from './seen-forms.js';
import type { TrainingOutcome } from './training-outcome.js';

export interface Trained {
  readonly estimator?: string;
  readonly settings?: Partial<LearningSettings>;
  readonly context?: Partial<RunContext>;
  /** The shard of an action, by its position. */
  readonly shardOf?: (index: number) => number;
}

const matching = { seenForms: seenForms(), shellTools: DEFAULT_SHELL_TOOLS };

/** A whole run, its counts sent between shards and merger as JSON, as between processes. */
export function train(actions: readonly LabelledAction[], options: Trained = {}): TrainingOutcome {
  const estimator = estimatorNamed(options.estimator ?? 'mined');
  const shards = new Map<number, LabelledAction[]>([[0, []]]);
  actions.forEach((action, index) => {
    const shard = options.shardOf?.(index) ?? 0;
    shards.set(shard, [...(shards.get(shard) ?? []), action]);
  });
  const context: RunContext = {
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
    generatedAt: '2026-01-01T00:00:00.000Z',
    activeRules: [],
    ownRuleIds: [],
    rejected: [],
    ...options.context,
  };
  let left: string | null = null;
  for (let number = 0; number < estimator.passes; number += 1) {
    const pass = { number, left };
    const merged = estimator.open(pass, matching);
    for (const shard of shards.values()) {
      const counts = estimator.open(pass, matching);
      for (const action of shard) counts.add(action);
      merged.merge(JSON.parse(JSON.stringify(counts)) as never);
    }
    const end = estimator.end(pass, merged, context);
    if (end.status === 'ended') return end.outcome;
    left = end.left;
  }
  throw new Error('The last pass has not ended the run');
}

/** The outcome of a run that suggests something. */
export function suggested(outcome: TrainingOutcome): Extract<TrainingOutcome, { status: 'suggested' }> {
  if (outcome.status !== 'suggested') throw new Error(`${outcome.status}: ${outcome.message}`);
  return outcome;
}

export function labelled(
  label: TrainingLabel,
  commands: readonly string[],
  agentOf: (index: number) => string | null = (index) => `agent-${index % 3}`,
): LabelledAction[] {
  return commands.map((command, index) => ({
    id: `${label}-${index}`,
    tool: 'shell',
    command,
    label,
    contributor: agentOf(index),
  }));
}

export function numbered(count: number, command: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, i) => command(i));
}

export function activeRule(id: string, pattern: string, locked = false): Rule {
  return {
    id,
    pattern,
    effect: 'deny',
    tool: null,
    target: 'command',
    mode: 'enforce',
    locked,
    confidence: null,
    reason: null,
    addedBy: 'trainer',
    addedAt: '2026-01-01T00:00:00.000Z',
    addedInVersion: 1,
  };
}
