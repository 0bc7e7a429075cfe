import type { CandidateCount } from '../candidate-counts.js';
import { detached } from '../detached.js';
import type { OfferedCandidate } from './visit-candidates.js';

/** A candidate that was met, in parts, and in which of the commands last. */
export interface KnownCandidate extends OfferedCandidate {
  readonly count: CandidateCount;
  countedIn: number;
}

const FEWEST_PLACES = 2 ** 12;

/** The candidates of a pass, found by their hashes and told apart by their parts: a table, as most are asked for again and again. */
export class KnownCandidates {
  private places: (KnownCandidate | undefined)[] = Array.from({ length: FEWEST_PLACES });
  private size = 0;

  get(offered: OfferedCandidate): KnownCandidate | undefined {
    const { places } = this;
    const mask = places.length - 1;
    for (let at = offered.hash & mask; ; at = (at + 1) & mask) {
      const there = places[at];
      if (there === undefined || isSame(there, offered)) return there;
    }
  }

  /** Keeps one that is not there yet, in memory of its own. */
  add(offered: OfferedCandidate, count: CandidateCount): KnownCandidate {
    const { hash, kind } = offered;
    const [program, first, second] = [offered.program, offered.first, offered.second].map(detached) as [
      string,
      string,
      string,
    ];
    const known = { hash, kind, program, first, second, count, countedIn: 0 };
    this.size += 1;
    if (this.size * 2 > this.places.length) this.grow();
    this.put(known);
    return known;
  }

  private put(known: KnownCandidate): void {
    const { places } = this;
    const mask = places.length - 1;
    let at = known.hash & mask;
    while (places[at] !== undefined) at = (at + 1) & mask;
    places[at] = known;
  }

  private grow(): void {
    const { places } = this;
    this.places = Array.from({ length: places.length * 2 });
    for (const known of places) if (known) this.put(known);
  }
}

function isSame(known: KnownCandidate, { hash, kind, program, first, second }: OfferedCandidate): boolean {
  return (
    known.hash === hash &&
    known.kind === kind &&
    known.first === first &&
    known.second === second &&
    known.program === program
  );
}
