import type { Label } from '@bylaw/contracts';
import { useChange } from '../gateway/use-change.js';
import { ErrorNote } from '../page/error-note.js';

export const LABELS: readonly Label[] = ['safe', 'unsafe', 'unknown'];

export interface LabelButtonsProps {
  readonly id: string;
  readonly label: Label | null;
  readonly labelledBy: string | null;
}

/** A person's word on an action. */
export function LabelButtons({ id, label, labelledBy }: LabelButtonsProps) {
  const change = useChange();
  const put = (chosen: Label) =>
    change.mutate({
      method: 'PUT',
      path: `/v1/actions/${encodeURIComponent(id)}/label`,
      body: { label: chosen },
    });
  return (
    <>
      <span className="labels" role="group" aria-label="Label">
        {LABELS.map((word) => (
          <button
            key={word}
            type="button"
            className={`small ${word}`}
            aria-pressed={label === word}
            disabled={change.isPending}
            onClick={() => put(word)}
          >
            {word}
          </button>
        ))}
        {labelledBy !== null && <span className="quiet">by {labelledBy}</span>}
      </span>
      <ErrorNote error={change.error} />
    </>
  );
}
