/** A secret in a text: from the first to before the second place, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** What it is, as its mark says: `github-token`. */
  readonly kind: string;
}
