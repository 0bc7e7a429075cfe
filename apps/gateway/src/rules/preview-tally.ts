import type { PreviewedActionsResponse, PreviewedMatchResponse } from '@bylaw/contracts';
import type { RecentAction } from '@bylaw/persistence';
import type { CompiledPolicy, ExplainedMatch } from '@bylaw/policy';

const EXAMPLES = 100;
/** So much is shown of a form before and after what matches, and of a long match, in UTF-16 code units. */
const AROUND = 300;
const LONGEST_MATCH = 1_000;

/** Counts which actions a rule matches, and keeps the first examples. */
export class PreviewTally {
  private looked = 0;
  private since: Date | null = null;
  private matched = 0;
  private failed = 0;
  private readonly decisions = { allow: 0, deny: 0, review: 0, none: 0 };
  private readonly labels = { safe: 0, unsafe: 0, unknown: 0, none: 0 };
  private readonly examples: PreviewedMatchResponse[] = [];

  /** `policy` has the rule alone. */
  constructor(private readonly policy: CompiledPolicy) {}

  /** Tries the rule on one action; they come newest first. */
  add(action: RecentAction): void {
    this.looked += 1;
    this.since = action.ts;
    const match = this.match(action);
    if (!match) return;
    if (this.examples.length < EXAMPLES) this.examples.push(exampleOf(action, match));
    this.matched += 1;
    this.decisions[action.decision ?? 'none'] += 1;
    this.labels[action.label ?? 'none'] += 1;
  }

  /** What was found. */
  result(): PreviewedActionsResponse {
    const { looked, matched, failed, decisions, labels, examples } = this;
    return { looked, since: this.since?.toISOString() ?? null, matched, failed, decisions, labels, examples };
  }

  private match(action: RecentAction): ExplainedMatch | undefined {
    try {
      return this.policy.explain(action, 1)[0];
    } catch {
      this.failed += 1;
      return undefined;
    }
  }
}

function exampleOf(
  { id, ts, tool, decision, label }: RecentAction,
  match: ExplainedMatch,
): PreviewedMatchResponse {
  const end = Math.min(match.end, match.start + LONGEST_MATCH);
  const from = Math.max(0, match.start - AROUND);
  return {
    actionId: id,
    ts: ts.toISOString(),
    tool,
    decision,
    label,
    form: match.form.slice(from, end + AROUND),
    start: match.start - from,
    end: end - from,
  };
}
