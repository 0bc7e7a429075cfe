import type { RulePreview } from '../gateway/wire.js';
import { visible } from '../page/visible.js';

export interface PatternProblemProps {
  readonly pattern: string;
  readonly problem: NonNullable<RulePreview['problem']>;
}

/** The pattern with the place marked at which it goes wrong; nothing where there is no such place. */
export function PatternProblem({ pattern, problem: { start, end } }: PatternProblemProps) {
  if (start === null || end === null || end > pattern.length) return null;
  return (
    <code className="bylaw-sent" dir="ltr" aria-label="Where the pattern goes wrong" role="note">
      {visible(pattern.slice(0, start))}
      <mark data-kind="fault">{visible(pattern.slice(start, end))}</mark>
      {visible(pattern.slice(end))}
    </code>
  );
}
