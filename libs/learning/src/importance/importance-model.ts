import { LEAF, walk, type DecisionTree } from './decision-tree.js';
import type { ImportanceSettings } from './importance-settings.js';
import { termRulePattern } from './term-rule.js';
import { Vectoriser, type Vocabulary } from './vocabulary.js';

/** A term with its mean decrease in impurity; those of all terms together are 1. */
export interface RankedTerm {
  readonly term: string;
  readonly pattern: string;
  readonly importance: number;
}

/** How much one term moved the estimate of one command. */
export interface Contribution {
  readonly term: string;
  /** In the command; otherwise it is the term's absence that spoke. */
  readonly present: boolean;
  /** Added to the probability of unsafe, so that below zero it speaks for safe. */
  readonly change: number;
}

/** What the forest makes of one command. */
export interface Prediction {
  /** From 0, surely unsafe, to 1, surely safe: the share of safe commands in its leaves, on average over the trees. */
  readonly safety: number;
  /** The safety of a command of which nothing is known. */
  readonly base: number;
  /** What speaks for unsafe, the strongest first. */
  readonly against: readonly Contribution[];
  /** What speaks for safe, the strongest first. */
  readonly inFavour: readonly Contribution[];
}

/** What the model was trained on. */
export interface TrainedOn {
  readonly safeRows: number;
  readonly unsafeRows: number;
}

export interface ImportanceModelParts {
  readonly settings: ImportanceSettings;
  readonly trainedOn: TrainedOn;
  readonly vocabulary: Vocabulary;
  /** Of each feature, together 1; all zero when no tree has a split. */
  readonly importances: readonly number[];
  readonly trees: readonly DecisionTree[];
}

/** A trained forest with its vocabulary: ranks terms, and estimates the safety of commands. */
export class ImportanceModel {
  private readonly vectoriser: Vectoriser;

  constructor(readonly parts: ImportanceModelParts) {
    this.vectoriser = new Vectoriser(parts.vocabulary);
  }

  /** The most important terms, at most so many. What has no importance is none. They have no sign. */
  top(count: number): RankedTerm[] {
    const { vocabulary, importances } = this.parts;
    return vocabulary.terms
      .map((term, feature) => ({ term, importance: importances[feature] ?? 0 }))
      .filter(({ importance }) => importance > 0)
      .sort((a, b) => b.importance - a.importance || (a.term < b.term ? -1 : 1))
      .slice(0, count)
      .map(({ term, importance }) => ({ term, pattern: termRulePattern(term), importance }));
  }

  /**
   * Estimates the safety of a command. Base and contributions add up to the estimate: each step down a tree changes the
   * share of unsafe commands, and the feature that was looked at gets the change (Saabas, 2014).
   */
  predict(command: string): Prediction {
    const { trees, vocabulary } = this.parts;
    const values = this.vectoriser.tfIdf(command);
    const changes = new Float64Array(vocabulary.terms.length);
    let base = 0;
    let unsafe = 0;
    for (const tree of trees) {
      let share = tree.shares[0] ?? 0;
      let asked = LEAF;
      base += share;
      walk(tree, values, (node) => {
        const next = tree.shares[node] ?? 0;
        if (asked !== LEAF) changes[asked] = (changes[asked] ?? 0) + next - share;
        share = next;
        asked = tree.features[node] ?? LEAF;
      });
      unsafe += share;
    }
    const contributions = [...changes]
      .map((change, feature) => ({
        term: vocabulary.terms[feature] ?? '',
        present: values.has(feature),
        change: change / trees.length,
      }))
      .filter(({ change }) => change !== 0)
      .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
    return {
      safety: 1 - unsafe / trees.length,
      base: 1 - base / trees.length,
      against: contributions.filter(({ change }) => change > 0),
      inFavour: contributions.filter(({ change }) => change < 0),
    };
  }
}
