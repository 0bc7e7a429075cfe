import { useSyncExternalStore } from 'react';

/** Where the page is: `#/suggestions/<id>` is the screen `suggestions` with the detail `<id>`. */
export interface Route {
  readonly screen: string;
  readonly detail: string | undefined;
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

/** Follows the address. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const [screen = '', detail] = hash.replace(/^#\/?/, '').split('/');
  return { screen, detail: detail === undefined || detail === '' ? undefined : decodeURIComponent(detail) };
}

/** The address of a screen, or of one thing on it. */
export function linkTo(screen: string, detail?: string | number): string {
  return detail === undefined ? `#/${screen}` : `#/${screen}/${encodeURIComponent(detail)}`;
}
