import { useEffect, useRef } from 'react';
import { hearNews } from '../gateway/news.js';
import { readResource } from '../gateway/use-resource.js';
import type { ActionResponse } from '../gateway/wire.js';
import type { ReadPages } from './merge-newest.js';

/** Shows labels that others give to what is listed. */
export function useLabels(
  data: ReadPages<ActionResponse> | undefined,
  replace: (action: ActionResponse) => void,
): void {
  const latest = useRef(data);
  useEffect(() => {
    latest.current = data;
  });
  useEffect(
    () =>
      hearNews((news) => {
        if (news.type !== 'action.labelled') return;
        const { id } = news;
        if (!latest.current?.pages.some(({ items }) => items.some((item) => item.id === id))) return;
        // Whoever misses one sees it with the next reading.
        readResource('/v1/actions/{id}', { path: { id } }).then(replace, () => undefined);
      }),
    [replace],
  );
}
