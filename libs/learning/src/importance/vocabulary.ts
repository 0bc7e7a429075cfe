import type { CommandVectors } from './command-vectors.js';
import { GramScanner } from './gram-scanner.js';
import { SAFE, storedCount, UNSAFE, VectorSet } from './vector-set.js';

/** The terms that are features, by their number, and how much each weighs. */
export interface Vocabulary {
  /** Sorted by code points, as scikit-learn's are. */
  readonly terms: readonly string[];
  /** Smoothed: ln((1 + commands) / (1 + commands with the term)) + 1. */
  readonly idf: readonly number[];
}

/**
 * The `features` terms that occur most often, however often in one command (scikit-learn's `max_features`); of equally
 * frequent ones the first by code points. (scikit-learn sorts them by the same order before an unstable sort by frequency,
 * so that which of them it takes is not specified.)
 */
export function chooseVocabulary(vectors: CommandVectors, features: number): Vocabulary {
  const { set, terms } = vectors;
  const occurrences = new Float64Array(terms.length);
  const commands = new Float64Array(terms.length);
  let all = 0;
  for (let vector = 0; vector < set.size; vector += 1) {
    const weight = set.weight(vector, SAFE) + set.weight(vector, UNSAFE);
    all += weight;
    for (let at = set.start(vector); at < set.end(vector); at += 1) {
      const term = set.pairs.values[at * 2] ?? 0;
      occurrences[term] = (occurrences[term] ?? 0) + weight * (set.pairs.values[at * 2 + 1] ?? 0);
      commands[term] = (commands[term] ?? 0) + weight;
    }
  }
  const chosen = terms
    .map((term, number) => ({ term, number, occurrences: occurrences[number] ?? 0 }))
    .sort((a, b) => b.occurrences - a.occurrences || byCodePoints(a.term, b.term))
    .slice(0, features)
    .sort((a, b) => byCodePoints(a.term, b.term));
  return {
    terms: chosen.map(({ term }) => term),
    idf: chosen.map(({ number }) => Math.log((1 + all) / (1 + (commands[number] ?? 0))) + 1),
  };
}

/** The same commands as vectors of the vocabulary's terms alone, by ascending numbers. */
export function restrict(vectors: CommandVectors, vocabulary: Vocabulary): VectorSet {
  const { set } = vectors;
  const featureOf = new Map(vocabulary.terms.map((term, feature) => [term, feature]));
  const features = Int32Array.from(vectors.terms, (term) => featureOf.get(term) ?? -1);
  const restricted = new VectorSet();
  for (let vector = 0; vector < set.size; vector += 1) {
    const keys: number[] = [];
    for (let at = set.start(vector); at < set.end(vector); at += 1) {
      const feature = features[set.pairs.values[at * 2] ?? 0] ?? -1;
      if (feature >= 0) keys.push(feature * 65_536 + (set.pairs.values[at * 2 + 1] ?? 0));
    }
    keys.sort((a, b) => a - b);
    const pairs = new Uint16Array(keys.length * 2);
    keys.forEach((key, index) => {
      pairs[index * 2] = key >>> 16;
      pairs[index * 2 + 1] = key & 65_535;
    });
    for (const label of [SAFE, UNSAFE] as const) {
      const weight = set.weight(vector, label);
      if (weight > 0) restricted.add(pairs, pairs.length, label, weight);
    }
  }
  return restricted;
}

/** Reads commands as vectors of one vocabulary. */
export class Vectoriser {
  private readonly features: ReadonlyMap<string, number>;

  constructor(private readonly vocabulary: Vocabulary) {
    this.features = new Map(vocabulary.terms.map((term, feature) => [term, feature]));
  }

  /** TF-IDF of the features that the command has, as a vector of length 1; empty when it has none. */
  tfIdf(command: string): Map<number, number> {
    const counts = new Map<number, number>();
    const scanner = new GramScanner((_low, _high, words) => {
      const feature = this.features.get(scanner.term(words));
      if (feature !== undefined) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    });
    scanner.scan(command);
    const weights = [...counts].map(
      ([feature, count]) => [feature, storedCount(count) * (this.vocabulary.idf[feature] ?? 0)] as const,
    );
    const norm = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
    return new Map(weights.map(([feature, weight]) => [feature, Math.fround(weight / norm)]));
  }
}

function byCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
