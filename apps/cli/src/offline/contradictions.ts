import { HASH_RANGE, textHash } from '@bylaw/learning';

/** How many unsafe commands are labelled safe as well. */
export interface ContradictionCount {
  readonly contradicted: number;
  readonly unsafe: number;
  /** False for estimates from a sample. */
  readonly exact: boolean;
}

const MOST_KEPT = 1 << 17;

/**
 * Counts distinct unsafe commands that are labelled safe as well, in bounded memory: of too many, those with small hashes
 * stand for all. First come all unsafe commands, then the safe ones.
 */
export class Contradictions {
  private kept = new Set<number>();
  private readonly contradicted = new Set<number>();
  /** Halved, it keeps half of the commands. */
  private bound = HASH_RANGE;

  constructor(private readonly most = MOST_KEPT) {}

  addUnsafe(command: string): void {
    const hash = textHash(command);
    if (hash >= this.bound) return;
    this.kept.add(hash);
    while (this.kept.size > this.most) {
      this.bound /= 2;
      this.kept = new Set([...this.kept].filter((one) => one < this.bound));
    }
  }

  addSafe(command: string): void {
    const hash = textHash(command);
    if (hash < this.bound && this.kept.has(hash)) this.contradicted.add(hash);
  }

  count(): ContradictionCount {
    const times = HASH_RANGE / this.bound;
    const [contradicted, unsafe] = [this.contradicted.size * times, this.kept.size * times];
    return { contradicted, unsafe, exact: times === 1 };
  }
}
