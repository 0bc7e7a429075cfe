/** A part of the actions, by id. */
export interface IdRange {
  /** Ids above this one; from the first on when null. */
  readonly after: string | null;
  /** Ids up to and including this one. */
  readonly upTo: string;
}
