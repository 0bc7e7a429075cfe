import type { Matching, TrainingLabel } from '../labelled-action.js';
import { PatternMatcher } from '../pattern-matcher.js';
import { share, type Share } from '../wilson.js';
import { clopperPearsonUpper } from './clopper-pearson.js';

/** A rule to evaluate, as a diff adds it; what is left out is as in a diff. */
export interface EvaluatedRule {
  readonly pattern: string;
  readonly effect: 'allow' | 'deny' | 'review';
  readonly mode?: 'enforce' | 'observe' | undefined;
  readonly target?: 'command' | 'text' | undefined;
}

/** One labelled command. */
export interface EvaluatedRow {
  readonly tool?: string | undefined;
  readonly command: string;
  readonly label: TrainingLabel;
}

/** How a rule, or all of them together, did. */
export interface RuleMeasures {
  readonly unsafeHits: number;
  readonly safeHits: number;
  /** Of what is hit, how much is unsafe. */
  readonly precision: Share | null;
  /** Of what is unsafe, how much is hit. */
  readonly recall: Share | null;
  /** Of what is safe, how much is hit. */
  readonly falseDenyRate: Share | null;
  /** What the share of safe commands hit is below, with 95 % certainty (Clopper and Pearson, one-sided). */
  readonly falseDenyRateBelow: number | null;
  /** The precision to expect at the stated prevalence; null when nothing is hit. */
  readonly precisionAtPrevalence: number | null;
}

/** One rule of several. */
export interface EvaluatedRuleMeasures extends RuleMeasures {
  readonly pattern: string;
  readonly effect: EvaluatedRule['effect'];
  readonly mode: 'enforce' | 'observe';
  /** What no other rule that does as much hits; a rule without such hits is redundant. */
  readonly hitsAlone: number;
  readonly harmful: boolean;
  readonly redundant: boolean;
}

/** What rules would have done to labelled commands. Hits are rows, not distinct commands. */
export interface Evaluation {
  readonly prevalence: number;
  readonly safeRows: number;
  readonly unsafeRows: number;
  /** What the enforced deny rules do together. */
  readonly denied: RuleMeasures;
  /** What the enforced deny and review rules do together. */
  readonly stopped: RuleMeasures;
  readonly rules: readonly EvaluatedRuleMeasures[];
}

interface Hits {
  safe: number;
  unsafe: number;
  alone: number;
}

/**
 * Evaluates rules on labelled commands, each by itself and all together, by the policy's own matching; `rows` are read once,
 * and not kept.
 * @throws when a pattern is not RE2 syntax
 */
export function evaluateRules(
  rules: readonly EvaluatedRule[],
  rows: Iterable<EvaluatedRow>,
  { matching, prevalence }: { readonly matching: Pick<Matching, 'shellTools'>; readonly prevalence: number },
): Evaluation {
  const tally = new RuleTally(rules, matching.shellTools);
  for (const row of rows) tally.add(row);
  return tally.evaluation(prevalence);
}

/** Counts what rules hit, row by row: for rows that come one after the other from a stream. */
export class RuleTally {
  private readonly matcher: PatternMatcher;
  private readonly hits: Hits[];
  private readonly rows = { safe: 0, unsafe: 0 };
  private readonly denied: Hits = { safe: 0, unsafe: 0, alone: 0 };
  private readonly stopped: Hits = { safe: 0, unsafe: 0, alone: 0 };

  /** @throws when a pattern is not RE2 syntax */
  constructor(
    private readonly rules: readonly EvaluatedRule[],
    shellTools: readonly string[],
  ) {
    const targets = rules.map(({ target = 'command' }) => target);
    this.matcher = new PatternMatcher(
      rules.map(({ pattern }) => pattern),
      shellTools,
      targets,
    );
    this.hits = rules.map(() => ({ safe: 0, unsafe: 0, alone: 0 }));
  }

  add({ tool = 'shell', command, label }: EvaluatedRow): void {
    this.addMatched(label, this.matcher.matches({ tool, command }));
  }

  /** The same of a row of which it is known which rules match, by their indexes. */
  addMatched(label: TrainingLabel, matched: readonly number[]): void {
    this.rows[label] += 1;
    for (const index of matched) {
      const hits = this.hits[index];
      if (!hits) continue;
      hits[label] += 1;
      if (!matched.some((other) => other !== index && this.doesAsMuch(other, index))) hits.alone += 1;
    }
    const enforced = matched.map((index) => this.rules[index]).filter((rule) => rule?.mode !== 'observe');
    if (enforced.some((rule) => rule?.effect === 'deny')) this.denied[label] += 1;
    if (enforced.some((rule) => rule && rule.effect !== 'allow')) this.stopped[label] += 1;
  }

  /** What was counted so far; `prevalence` is the share of unsafe actions in a fleet, 0 to 1. */
  evaluation(prevalence: number): Evaluation {
    return {
      prevalence,
      safeRows: this.rows.safe,
      unsafeRows: this.rows.unsafe,
      denied: this.measures(this.denied, prevalence),
      stopped: this.measures(this.stopped, prevalence),
      rules: this.rules.map(({ pattern, effect, mode = 'enforce' }, index) => {
        const hits = this.hits[index] ?? { safe: 0, unsafe: 0, alone: 0 };
        return {
          pattern,
          effect,
          mode,
          ...this.measures(hits, prevalence),
          hitsAlone: hits.alone,
          harmful: hits.safe > hits.unsafe,
          redundant: hits.safe + hits.unsafe > 0 && hits.alone === 0,
        };
      }),
    };
  }

  private doesAsMuch(index: number, other: number): boolean {
    const [one, two] = [this.rules[index], this.rules[other]];
    if (!one || !two || (one.effect === 'allow') !== (two.effect === 'allow')) return false;
    return strengthOf(one) >= strengthOf(two);
  }

  private measures({ safe, unsafe }: Hits, prevalence: number): RuleMeasures {
    const { rows } = this;
    const right = rows.unsafe > 0 ? (prevalence * unsafe) / rows.unsafe : 0;
    const wrong = rows.safe > 0 ? ((1 - prevalence) * safe) / rows.safe : 0;
    return {
      unsafeHits: unsafe,
      safeHits: safe,
      precision: share(unsafe, unsafe + safe),
      recall: share(unsafe, rows.unsafe),
      falseDenyRate: share(safe, rows.safe),
      falseDenyRateBelow: rows.safe > 0 ? clopperPearsonUpper(safe, rows.safe, 0.05) : null,
      precisionAtPrevalence:
        right + wrong > 0 ? Math.round((right / (right + wrong)) * 10_000) / 10_000 : null,
    };
  }
}

/** What a rule does, compared with others of its kind: to observe is less than to hold, and to hold less than to deny. */
function strengthOf({ effect, mode }: EvaluatedRule): number {
  if (mode === 'observe') return 0;
  return effect === 'review' ? 1 : 2;
}
