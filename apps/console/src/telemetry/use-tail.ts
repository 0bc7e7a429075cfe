import { useCallback, useEffect, useRef, useState } from 'react';
import { hearNews, hearReturn } from '../gateway/news.js';

/** News comes in bursts: the newest page is read again at most this often. */
const TAIL_MS = 1_000;

/** The end of a list to which things are added. */
export interface Tail {
  /** How many actions were recorded, of whatever kind, since the list was brought up to date. */
  readonly unseen: number;
  readonly catchUp: () => void;
}

/** Counts what is recorded, and catches up with it while following. What fails is tried again with the next news. */
export function useTail(isFollowing: boolean, catchUp: () => Promise<void>): Tail {
  const [unseen, setUnseen] = useState(0);
  const [hasMissedNews, setMissedNews] = useState(false);
  const isBusy = useRef(false);
  const run = useCallback(() => {
    if (isBusy.current) return;
    isBusy.current = true;
    catchUp()
      .then(() => {
        setUnseen(0);
        setMissedNews(false);
      })
      .catch(() => undefined)
      .finally(() => (isBusy.current = false));
  }, [catchUp]);
  useEffect(
    () =>
      hearNews((news) => {
        if (news.type === 'actions.recorded') setUnseen((before) => before + news.count);
      }),
    [],
  );
  useEffect(() => hearReturn(() => setMissedNews(true)), []);
  const isDue = isFollowing && (unseen > 0 || hasMissedNews);
  useEffect(() => {
    if (!isDue) return undefined;
    const timer = setInterval(run, TAIL_MS);
    return () => clearInterval(timer);
  }, [isDue, run]);
  return { unseen, catchUp: run };
}
