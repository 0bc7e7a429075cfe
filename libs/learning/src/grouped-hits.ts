import { DistinctSketch, type DistinctSketchJson } from './distinct-sketch.js';

/** Hits by group as data: groups by their hashes. */
export type GroupedHitsJson = readonly (readonly [group: number, DistinctSketchJson])[];

/** Groups kept: the ones with the smallest hashes, so that merging in any order keeps the same. */
const GROUPS = 32;
const HITS_OF_GROUP = 256;

/** The distinct commands of each of a bounded number of agents. */
export class GroupedHits {
  private readonly groups = new Map<number, DistinctSketch>();

  /** How many groups are known, 32 at most. */
  get size(): number {
    return this.groups.size;
  }

  add(group: number, key: number): void {
    this.of(group)?.add(key);
  }

  merge(other: GroupedHitsJson): void {
    for (const [group, hits] of other) this.of(group)?.merge(DistinctSketch.fromJSON(hits, HITS_OF_GROUP));
  }

  /** The largest number of distinct commands, of those for which `keeps` holds, that one group has. */
  largest(keeps: (key: number) => boolean): number {
    return Math.max(0, ...[...this.groups.values()].map((hits) => hits.where(keeps).size));
  }

  toJSON(): GroupedHitsJson {
    return [...this.groups].sort(([a], [b]) => a - b).map(([group, hits]) => [group, hits.toJSON()]);
  }

  private of(group: number): DistinctSketch | undefined {
    const known = this.groups.get(group);
    if (known) return known;
    if (this.groups.size >= GROUPS) {
      const last = Math.max(...this.groups.keys());
      if (group > last) return undefined;
      this.groups.delete(last);
    }
    const made = new DistinctSketch(HITS_OF_GROUP);
    this.groups.set(group, made);
    return made;
  }
}
