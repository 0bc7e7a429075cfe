import type { ExplainedMatchResponse } from '../gateway/wire.js';
import { visible } from '../page/visible.js';
import { markedParts } from './marked-parts.js';

/** What a rule was matched against, with what of it matched underlined. */
export function MarkedForm({ match }: { readonly match: ExplainedMatchResponse }) {
  const { before, marked, after } = markedParts(match);
  return (
    <code className="form">
      {visible(before)}
      <mark>{visible(marked)}</mark>
      {visible(after)}
    </code>
  );
}
