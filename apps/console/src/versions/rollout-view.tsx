import { useResource } from '../gateway/use-resource.js';
import { ErrorNote } from '../page/error-note.js';
import { Time } from '../page/time.js';

/** Which hubs enforce a version. */
export function RolloutView({ version }: { readonly version: number }) {
  const { data, error } = useResource('/v1/versions/{n}/rollout', { path: { n: version } });
  if (data === undefined) return <ErrorNote error={error} />;
  if (data.hubs.length === 0) return <p className="quiet">No hub is known.</p>;
  return (
    <>
      <p>{data.complete ? 'Every hub enforces it.' : 'Not every hub has acknowledged it yet.'}</p>
      <ul>
        {data.hubs.map((hub) => (
          <li key={hub.id}>
            hub <code>{hub.id.slice(0, 8)}</code> is at version {hub.version}
            {hub.acknowledgedAt !== null && (
              <>
                , acknowledged <Time at={hub.acknowledgedAt} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
