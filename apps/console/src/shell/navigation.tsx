import { Badge, NavLink, VisuallyHidden } from '@mantine/core';
import { linkTo } from '../page/route.js';
import type { Role } from '../gateway/wire.js';
import { isAtLeast, useSession } from '../sign-in/session.js';
import { SCREENS, type Screen } from './screens.js';
import { useOverview } from './use-overview.js';

export interface NavigationProps {
  /** The screen that is shown. */
  readonly current: string;
  readonly onNavigate: () => void;
}

/** The ways to all screens, with how much waits at those where something does. */
export function Navigation({ current, onNavigate }: NavigationProps) {
  const { data } = useOverview();
  const { role } = useSession();
  const waiting: Readonly<Record<string, number | undefined>> = {
    suggestions: data?.pendingSuggestions,
    reviews: data?.heldReviews,
  };
  return (
    <>
      {screensFor(role).map(([name, { title }]) => (
        <NavLink
          key={name}
          href={linkTo(name)}
          label={title}
          active={name === current}
          aria-current={name === current ? 'page' : undefined}
          rightSection={<Waiting count={waiting[name] ?? 0} />}
          onClick={onNavigate}
        />
      ))}
    </>
  );
}

function screensFor(role: Role): readonly (readonly [string, Screen])[] {
  return Object.entries(SCREENS).filter(([, { needs }]) => needs === undefined || isAtLeast(role, needs));
}

function Waiting({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <Badge color="warn" variant="filled" size="sm" aria-hidden>
      {count}
    </Badge>
  );
}

/** Says to screen readers, once, what waits; the marks in the navigation are hidden from them so that links keep their names. */
export function WaitingNote() {
  const { data } = useOverview();
  if (data === undefined) return null;
  return (
    <VisuallyHidden role="status">
      {data.pendingSuggestions} suggestions pending, {data.heldReviews} reviews held
    </VisuallyHidden>
  );
}
