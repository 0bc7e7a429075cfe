import type { ReviewStatus } from '../gateway/wire.js';
import { useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import { PagesView } from '../page/pages-view.js';
import { WordSelect } from '../page/word-select.js';
import { ReviewCard } from './review-card.js';

const STATUSES: readonly ReviewStatus[] = ['held', 'answered', 'expired'];
/** An expiry may come without news. */
const EVERY_MS = 5_000;

/** Actions that wait for a person's answer. */
export function ReviewsScreen() {
  const [status, setStatus] = useState<ReviewStatus | ''>('held');
  const pages = usePages('/v1/reviews', { status }, EVERY_MS);
  return (
    <>
      <h1>Reviews</h1>
      <div className="filters">
        <WordSelect label="Status" words={STATUSES} value={status} none="all" onChange={setStatus} />
      </div>
      <PagesView pages={pages} what="reviews" empty="No agent waits for an answer.">
        {(items) => (
          <ul className="cards">
            {items.map((review) => (
              <li key={review.actionId} className="card">
                <ReviewCard review={review} />
              </li>
            ))}
          </ul>
        )}
      </PagesView>
    </>
  );
}
