let last = '';

/**
 * The reason that was given last on this page. Whoever decides on many suggestions of one kind finds it filled in, sees it,
 * and may change it; the word is typed for each (I1).
 */
export const lastReason = {
  get: (): string => last,
  set: (reason: string): void => {
    last = reason;
  },
};
