import { visible } from '../page/visible.js';
import { markedParts, type MarkedText } from './marked-parts.js';

/** What a rule was matched against, with what of it matched underlined. */
export function MarkedForm({ match }: { readonly match: MarkedText }) {
  const { before, marked, after } = markedParts(match);
  return (
    <code className="form bylaw-sent" dir="ltr">
      {visible(before)}
      <mark>{visible(marked)}</mark>
      {visible(after)}
    </code>
  );
}
