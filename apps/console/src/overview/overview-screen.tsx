import type { AgentResponse, ReviewResponse, RuleResponse, SuggestionResponse } from '@bylaw/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { usePages, type Pages } from '../gateway/use-pages.js';
import { useResource } from '../gateway/use-resource.js';
import { ErrorNote } from '../page/error-note.js';
import { linkTo } from '../page/route.js';

interface Policy {
  readonly version: number;
  readonly items: readonly RuleResponse[];
}

const MOST = 200;
const AGENTS_EVERY_MS = 5_000;

/** What needs a person now, and how the fleet and the policy stand. */
export function OverviewScreen() {
  const policy: UseQueryResult<Policy> = useResource<Policy>('/v1/rules');
  const online = usePages<AgentResponse>('/v1/agents', { liveness: 'online', limit: MOST }, AGENTS_EVERY_MS);
  const offline = usePages<AgentResponse>(
    '/v1/agents',
    { liveness: 'offline', limit: MOST },
    AGENTS_EVERY_MS,
  );
  const pending = usePages<SuggestionResponse>('/v1/suggestions', { status: 'pending' });
  const held = usePages<ReviewResponse>('/v1/reviews', { status: 'held', limit: MOST });
  const error = policy.error ?? online.error ?? offline.error ?? pending.error ?? held.error;
  return (
    <>
      <h1>Overview</h1>
      <ErrorNote error={error} />
      <ul className="tiles">
        <Tile name="Suggestions pending" value={countOf(pending)} to="suggestions" urgent={hasAny(pending)} />
        <Tile name="Actions held for review" value={countOf(held)} to="reviews" urgent={hasAny(held)} />
        <Tile name="Policy version" value={String(policy.data?.version ?? '…')} to="versions" />
        <Tile name="Active rules" value={String(policy.data?.items.length ?? '…')} to="rules" />
        <Tile name="Agents online" value={countOf(online)} to="agents" />
        <Tile name="Agents offline" value={countOf(offline)} to="agents" />
      </ul>
      {policy.data?.version === 0 && (
        <p className="note">
          The policy has no rules yet: every action gets the default decision.{' '}
          <a href={linkTo('trainings')}>Train on labelled actions</a>, or run <code>npm run demo</code> beside
          this system to see the whole loop.
        </p>
      )}
    </>
  );
}

function hasAny(pages: Pages<unknown>): boolean {
  return (pages.items?.length ?? 0) > 0;
}

function countOf({ items, hasMore }: Pages<unknown>): string {
  if (items === undefined) return '…';
  return hasMore ? `${items.length}+` : String(items.length);
}

interface TileProps {
  readonly name: string;
  readonly value: string;
  readonly to: string;
  readonly urgent?: boolean;
}

function Tile({ name, value, to, urgent = false }: TileProps) {
  return (
    <li>
      <a className={urgent ? 'tile urgent' : 'tile'} href={linkTo(to)}>
        <strong>{value}</strong> {name}
      </a>
    </li>
  );
}
