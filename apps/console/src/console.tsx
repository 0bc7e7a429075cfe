import { useEffect, type ComponentType } from 'react';
import { ActionsScreen } from './actions/actions-screen.js';
import { AgentsScreen } from './agents/agents-screen.js';
import { AuditScreen } from './audit/audit-screen.js';
import { TryScreen } from './explanations/try-screen.js';
import { useNews } from './gateway/use-news.js';
import { OverviewScreen } from './overview/overview-screen.js';
import { linkTo, useRoute, type Route } from './page/route.js';
import { ReviewsScreen } from './reviews/reviews-screen.js';
import { RulesScreen } from './rules/rules-screen.js';
import { useSession } from './sign-in/session.js';
import { SuggestionScreen } from './suggestions/suggestion-screen.js';
import { SuggestionsScreen } from './suggestions/suggestions-screen.js';
import { TrainingsScreen } from './trainings/trainings-screen.js';
import { VersionScreen } from './versions/version-screen.js';
import { VersionsScreen } from './versions/versions-screen.js';

interface Screen {
  readonly title: string;
  readonly list: ComponentType;
  readonly detail?: ComponentType<{ readonly id: string }>;
}

const SCREENS: Readonly<Record<string, Screen>> = {
  '': { title: 'Overview', list: OverviewScreen },
  suggestions: { title: 'Suggestions', list: SuggestionsScreen, detail: SuggestionScreen },
  trainings: { title: 'Training', list: TrainingsScreen },
  reviews: { title: 'Reviews', list: ReviewsScreen },
  rules: { title: 'Rules', list: RulesScreen },
  try: { title: 'Try a command', list: TryScreen },
  versions: { title: 'Versions', list: VersionsScreen, detail: VersionScreen },
  actions: { title: 'Actions', list: ActionsScreen },
  agents: { title: 'Agents', list: AgentsScreen },
  audit: { title: 'Audit', list: AuditScreen },
};

/** The page of someone signed in: the screens, and the one that the address names. */
export function Console() {
  const route = useRoute();
  const isLive = useNews();
  return (
    <>
      <header>
        <a className="skip" href="#main" onClick={skipToMain}>
          Skip to content
        </a>
        <Bar isLive={isLive} />
        <nav aria-label="Screens">
          {Object.entries(SCREENS).map(([name, { title }]) => (
            <a key={name} href={linkTo(name)} aria-current={name === route.screen ? 'page' : undefined}>
              {title}
            </a>
          ))}
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <CurrentScreen route={route} />
      </main>
    </>
  );
}

/** By hand: the address after `#` names the screen. */
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Bar({ isLive }: { readonly isLive: boolean }) {
  const { name, role, signOut } = useSession();
  return (
    <div className="bar">
      <a className="brand" href={linkTo('')}>
        Bylaw
      </a>
      <span className={isLive ? 'live' : 'live down'} role="status">
        {isLive ? 'live' : 'connecting …'}
      </span>
      <span className="who">
        {name} <span className="quiet">({role})</span>
      </span>
      <button type="button" className="small" onClick={signOut}>
        Sign out
      </button>
    </div>
  );
}

function CurrentScreen({ route }: { readonly route: Route }) {
  const screen = SCREENS[route.screen];
  useEffect(() => {
    document.title = `${screen?.title ?? 'Nothing here'} · Bylaw`;
  }, [screen]);
  if (screen === undefined) {
    return (
      <p>
        There is no screen here. <a href={linkTo('')}>Go to the overview</a>.
      </p>
    );
  }
  const { list: List, detail: Detail } = screen;
  if (route.detail !== undefined && Detail !== undefined)
    return <Detail key={route.detail} id={route.detail} />;
  return <List />;
}
