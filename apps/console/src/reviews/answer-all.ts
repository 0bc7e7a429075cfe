import type { Gateway } from '../gateway/gateway-client.js';
import type { ReviewResponse, Verdict } from '../gateway/wire.js';
import { isIdentical } from './group-reviews.js';

/** So many are answered at a time. */
const AT_ONCE = 4;

/** An answer to some held actions. */
export interface Answer {
  readonly reviews: readonly ReviewResponse[];
  readonly verdict: Verdict;
  /** Why; empty when nothing was said. */
  readonly comment: string;
}

/**
 * Answers held actions: with one request what is all the same, else each by itself. Every one is tried.
 *
 * @param onProgress is told how many were tried so far
 * @throws Error of the first that could not be answered, with how many those were
 */
export async function answerAll(
  gateway: Gateway,
  { reviews, verdict, comment }: Answer,
  onProgress: (done: number) => void,
): Promise<{ readonly response: Response }> {
  const said = comment === '' ? { verdict } : { verdict, comment };
  const ask = ({ actionId }: ReviewResponse, identical: boolean) =>
    gateway.POST('/v1/reviews/{actionId}', {
      params: { path: { actionId } },
      body: identical ? { ...said, identical } : said,
    });
  const [first] = reviews;
  if (first === undefined) throw new Error('Nothing is held any more.');
  if (reviews.length > 1 && isIdentical(reviews)) return ask(first, true);
  const waiting = [...reviews];
  const failures: Error[] = [];
  const responses: Response[] = [];
  const work = async (): Promise<void> => {
    for (let review = waiting.shift(); review !== undefined; review = waiting.shift()) {
      await ask(review, false)
        .then(({ response }) => responses.push(response))
        .catch((error: unknown) => failures.push(error as Error));
      onProgress(responses.length + failures.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, reviews.length) }, work));
  const [failure] = failures;
  if (failure !== undefined && reviews.length === 1) throw failure;
  if (failure !== undefined) {
    throw new Error(`${failures.length} of ${reviews.length} could not be answered: ${failure.message}`);
  }
  // One that was queued stands for all: the person is told that it takes longer.
  const response = responses.find(({ status }) => status === 202) ?? responses[0];
  if (response === undefined) throw new Error('Nothing was answered.');
  return { response };
}
