import type { TrainingResponse } from '../gateway/wire.js';
import { useChange } from '../gateway/use-change.js';
import { ErrorNote } from '../page/error-note.js';
import { useMay } from '../sign-in/session.js';

/** Ends a run that goes on. What it has counted so far is lost; the policy is not concerned. */
export function CancelButton({ run }: { readonly run: TrainingResponse }) {
  const cancel = useChange();
  if (!useMay('approver')) return null;
  const isAsked = cancel.isPending || cancel.isSuccess;
  return (
    <>
      <ErrorNote error={cancel.error} />
      <div className="buttons">
        <button
          type="button"
          className="small"
          disabled={isAsked}
          onClick={() =>
            cancel.mutate((gateway) =>
              gateway.DELETE('/v1/trainings/{id}', { params: { path: { id: run.id } } }),
            )
          }
        >
          {isAsked ? 'Cancelling …' : 'Cancel the run'}
        </button>
      </div>
    </>
  );
}
