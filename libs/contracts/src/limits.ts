/** Bounds on what is accepted. All bytes are of UTF-8. */
export const LIMITS = {
  /** A request body, imports aside. */
  bodyBytes: 1_048_576,
  /** The command of one action, its arguments included. */
  commandBytes: 65_536,
  /** Actions in one batch. */
  batchActions: 1_000,
  /** Rules added, or removed, by one diff. */
  diffRules: 1_000,
  /** Rules in one file. */
  fileRules: 50_000,
  /** Pinned cases in one file. */
  fileCases: 1_000,
  /** Overlaps that are kept with one suggestion. */
  suggestionOverlaps: 1_000,
  /** Characters of a pattern. */
  patternLength: 1_000,
  /** Bytes kept of an outcome's stdout and stderr each. */
  outputBytes: 16_384,
  /** Bytes of an action's metadata as JSON. */
  metadataBytes: 16_384,
  /** Items of one page of a list, and how many when not asked. */
  pageItems: 200,
  pageItemsDefault: 50,
  /** The longest wait for a verdict, in milliseconds. */
  waitMs: 60_000,
  /** Recorded actions that one replay looks at, and how many when not asked. */
  replayActions: 1_000_000,
  replayActionsDefault: 100_000,
  /** The longest wait for a replay, in milliseconds. */
  replayWaitMs: 600_000,
} as const;
