import { Anchor, Text } from '@mantine/core';
import { Suspense, useEffect, useRef } from 'react';
import { linkTo, type Route } from '../page/route.js';
import { Loading } from '../page/loading.js';
import { isAtLeast, useSession } from '../sign-in/session.js';
import { ErrorBoundary } from './error-boundary.js';
import { SCREENS } from './screens.js';

/** The screen that the address names. Whoever goes from one to another finds the focus at its beginning. */
export function CurrentScreen({ route }: { readonly route: Route }) {
  const screen = SCREENS[route.screen];
  const { role } = useSession();
  useArrival(`${route.screen}/${route.detail ?? ''}`, screen?.title ?? 'Nothing here');
  if (screen === undefined) {
    return (
      <Text>
        There is no screen here. <Anchor href={linkTo('')}>Go to the overview</Anchor>.
      </Text>
    );
  }
  const { list: List, detail: Detail, needs } = screen;
  if (needs !== undefined && !isAtLeast(role, needs)) {
    return (
      <Text>
        This screen is for the role {needs}; yours is {role}.
      </Text>
    );
  }
  const shown =
    route.detail !== undefined && Detail !== undefined ? (
      <Detail key={route.detail} id={route.detail} />
    ) : (
      <List />
    );
  return (
    <ErrorBoundary key={route.screen}>
      <Suspense fallback={<Loading what={screen.title} />}>{shown}</Suspense>
    </ErrorBoundary>
  );
}

/** Names the page after its screen, and, but for the first one, takes the focus there. */
function useArrival(place: string, title: string): void {
  const last = useRef(place);
  useEffect(() => {
    document.title = `${title} · Bylaw`;
    if (last.current === place) return;
    last.current = place;
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [place, title]);
}
