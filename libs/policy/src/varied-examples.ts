import { DistinctSample } from './distinct-sample.js';

/** What examples may have in common, the weightiest difference first. */
export interface Facets {
  /** The rules that cause it. */
  readonly cause: string;
  readonly program: string;
  readonly label: string;
  /** The command without what is likely to be of this one alone. */
  readonly skeleton: string;
  readonly agent: string;
  readonly tool: string;
  /** Of no other: for a sample over the whole stream. */
  readonly id: string;
}

/** How much it is worth to show something new; a rare program outweighs what agent ran it. */
const WEIGHTS: Readonly<Record<keyof Facets, number>> = {
  cause: 16,
  program: 8,
  label: 5,
  skeleton: 4,
  agent: 2,
  tool: 2,
  id: 0,
};
const FACETS = Object.keys(WEIGHTS) as (keyof Facets)[];

/** Different values of a facet of which one candidate each is kept. */
const KEPT_OF_FACET = 24;

interface Candidate<T> {
  readonly order: number;
  readonly facets: Facets;
  readonly example: T;
}

/**
 * Chooses a few examples of a stream that show as much of its variety as they can, in constant memory, and the same ones of
 * the same stream: candidates are a sample of all values of each facet, and of them the one comes next that
 * shows most that was not shown yet, among equals the one that came first.
 */
export class VariedExamples<T> {
  private met = 0;
  private readonly samples: Readonly<Record<keyof Facets, DistinctSample<Candidate<T>>>>;

  constructor(private readonly atMost: number) {
    const samples = FACETS.map((facet) => [facet, new DistinctSample<Candidate<T>>(KEPT_OF_FACET)]);
    this.samples = Object.fromEntries(samples) as typeof this.samples;
  }

  add(facets: Facets, example: T): void {
    const candidate = { order: this.met++, facets, example };
    for (const facet of FACETS) this.samples[facet].offer(facets[facet], candidate);
  }

  /** The examples of what was added so far, the most telling first. */
  choose(): T[] {
    const candidates = [...new Set(FACETS.flatMap((facet) => this.samples[facet].values()))];
    candidates.sort((one, other) => one.order - other.order);
    const shown = new Set<string>();
    const chosen: T[] = [];
    while (chosen.length < this.atMost && candidates.length > 0) {
      const [best] = candidates.splice(mostTelling(candidates, shown), 1);
      if (!best) break;
      for (const facet of FACETS) shown.add(valueOf(best.facets, facet));
      chosen.push(best.example);
    }
    return chosen;
  }
}

function mostTelling(candidates: readonly Candidate<unknown>[], shown: ReadonlySet<string>): number {
  let best = 0;
  let most = -1;
  for (const [index, { facets }] of candidates.entries()) {
    let worth = 0;
    for (const facet of FACETS) if (!shown.has(valueOf(facets, facet))) worth += WEIGHTS[facet];
    if (worth <= most) continue;
    most = worth;
    best = index;
  }
  return best;
}

function valueOf(facets: Facets, facet: keyof Facets): string {
  return `${facet}:${facets[facet]}`;
}
