import { useChange } from '../gateway/use-change.js';
import { ErrorNote } from '../page/error-note.js';

/** Ends a quarantine. */
export function ReleaseButton({ id }: { readonly id: string }) {
  const change = useChange();
  return (
    <>
      <div className="buttons">
        <button
          type="button"
          className="small"
          disabled={change.isPending}
          onClick={() =>
            change.mutate({ method: 'DELETE', path: `/v1/agents/${encodeURIComponent(id)}/quarantine` })
          }
        >
          {change.isPending ? 'Releasing …' : 'Release'}
        </button>
      </div>
      <ErrorNote error={change.error} />
    </>
  );
}
