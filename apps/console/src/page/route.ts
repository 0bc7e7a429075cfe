import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Where the page is: `#/suggestions/<id>?status=pending` is the screen `suggestions`, its detail `<id>`, and filters. */
export interface Route {
  readonly screen: string;
  readonly detail: string | undefined;
  readonly query: URLSearchParams;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** Takes an address apart, from its `#` on. */
export function routeOf(hash: string): Route {
  const [path = '', query] = hash.replace(/^#\/?/, '').split('?', 2);
  const [screen = '', detail = ''] = path.split('/');
  return {
    screen,
    detail: detail === '' ? undefined : decoded(detail),
    query: new URLSearchParams(query),
  };
}

/** An address may be mistyped: then it is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Follows the address. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => routeOf(hash), [hash]);
}

/** The address of a screen, or of one thing on it; with the filters that are set. */
export function linkTo(
  screen: string,
  detail?: string | number,
  query: Readonly<Record<string, string>> = {},
): string {
  const set = Object.entries(query).filter(([, value]) => value !== '');
  const filters = set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
  return `#/${screen}${detail === undefined ? '' : `/${encodeURIComponent(detail)}`}${filters}`;
}

/** Goes to an address of `linkTo`. */
export function goTo(link: string): void {
  location.hash = link;
}

/** The filters of the address by these names, and how to set one; without it they are empty. Setting makes no history. */
export function useFilters<N extends string>(
  names: readonly N[],
): readonly [Readonly<Record<N, string>>, (changes: Partial<Record<N, string>>) => void] {
  const { query } = useRoute();
  const key = names.map((name) => query.get(name) ?? '').join('\u0000');
  const values = useMemo(() => {
    const parts = key.split('\u0000');
    return Object.fromEntries(names.map((name, index) => [name, parts[index] ?? ''])) as Record<N, string>;
    // The names are constants of their screens.
  }, [key]);
  const set = useCallback((changes: Partial<Record<N, string>>) => {
    const { screen, detail, query: before } = routeOf(location.hash);
    const after = { ...Object.fromEntries(before), ...(changes as Record<string, string>) };
    history.replaceState(null, '', linkTo(screen, detail, after));
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  }, []);
  return [values, set];
}
