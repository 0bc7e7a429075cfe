import type { SuggestionResponse, SuggestionStatus } from '../gateway/wire.js';
import { useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import { Badge } from '../page/badge.js';
import { PagesView } from '../page/pages-view.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { WordSelect } from '../page/word-select.js';
import { tierCounts } from './tiers.js';
import { TrainingPanel } from './training-panel.js';

const STATUSES: readonly SuggestionStatus[] = [
  'pending',
  'applied',
  'rejected',
  'expired',
  'stale',
  'superseded',
];

/** Proposed changes of the policy, the pending ones first. */
export function SuggestionsScreen() {
  const [status, setStatus] = useState<SuggestionStatus | ''>('pending');
  const pages = usePages('/v1/suggestions', { status });
  return (
    <>
      <h1>Suggestions</h1>
      <TrainingPanel />
      <div className="filters">
        <WordSelect label="Status" words={STATUSES} value={status} none="all" onChange={setStatus} />
      </div>
      <PagesView pages={pages} what="suggestions" empty={emptyText(status)}>
        {(items) => (
          <ul className="cards">
            {items.map((item) => (
              <li key={item.id}>
                <Summary suggestion={item} />
              </li>
            ))}
          </ul>
        )}
      </PagesView>
    </>
  );
}

function emptyText(status: SuggestionStatus | ''): string {
  if (status === 'pending') return 'Nothing waits for you. Training runs and operators propose changes here.';
  return status === '' ? 'Nothing was suggested yet.' : `No suggestion is ${status}.`;
}

function Summary({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  const { id, status, proposedBy, proposedAt, diff, comment, baseVersion, appliedVersion } = suggestion;
  return (
    <a className="card" href={linkTo('suggestions', id)}>
      <span className="row">
        <Badge word={status} />
        <strong>
          {diff.add.length} to add, {diff.remove.length} to remove
        </strong>
        {diff.add.length > 0 && <span className="quiet">adds {tierCounts(diff.add)}</span>}
      </span>
      {comment !== null && comment !== '' && <span>{visible(comment)}</span>}
      <span className="quiet">
        by {visible(proposedBy)}, <Time at={proposedAt} />, made for version {baseVersion}
        {appliedVersion !== null && `, applied as version ${appliedVersion}`}
      </span>
    </a>
  );
}
