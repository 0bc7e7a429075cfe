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
            change.mutate((gateway) =>
              gateway.DELETE('/v1/agents/{id}/quarantine', { params: { path: { id } } }),
            )
          }
        >
          {change.isPending ? 'Releasing …' : 'Release'}
        </button>
      </div>
      <ErrorNote error={change.error} />
    </>
  );
}
