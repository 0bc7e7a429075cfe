import type { VersionResponse } from '../gateway/wire.js';
import { useState } from 'react';
import { useResource } from '../gateway/use-resource.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { RuleLine } from '../rules/rule-line.js';
import { useMay } from '../sign-in/session.js';
import { describeVersion } from './describe-version.js';
import { RolloutView } from './rollout-view.js';
import { VersionDialog } from './version-dialog.js';
import { visible } from '../page/visible.js';

/** One version: what it changed, who enforces it, and how to undo it. */
export function VersionScreen({ id }: { readonly id: string }) {
  const { data, error } = useResource('/v1/versions/{n}', { path: { n: id } });
  return (
    <>
      <p>
        <a href={linkTo('versions')}>All versions</a>
      </p>
      <h1>Version {id}</h1>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the version" />}
      {data !== undefined && <Version version={data} />}
    </>
  );
}

function Version({ version }: { readonly version: VersionResponse }) {
  return (
    <>
      <Facts version={version} />
      <Undo version={version} />
      <h2>What it changed</h2>
      <ul className="diff">
        {version.addedRules.map((rule) => (
          <li key={rule.id} className="add">
            <RuleLine rule={rule} />
          </li>
        ))}
        {version.removed.map((rule) => (
          <li key={rule.id} className="remove">
            <RuleLine rule={rule} />
          </li>
        ))}
      </ul>
      {version.added.length + version.removed.length === 0 && <p className="quiet">No rule changed.</p>}
      <h2>Rollout</h2>
      <RolloutView version={version.version} />
    </>
  );
}

function Facts({ version }: { readonly version: VersionResponse }) {
  const { suggestionId, author, comment, createdAt } = version;
  return (
    <dl className="facts">
      <dt>What</dt>
      <dd>
        {suggestionId === null ? (
          describeVersion(version)
        ) : (
          <a href={linkTo('suggestions', suggestionId)}>{describeVersion(version)}</a>
        )}
      </dd>
      <dt>Made</dt>
      <dd>
        by {visible(author)}, <Time at={createdAt} />
      </dd>
      {comment !== null && (
        <>
          <dt>Why</dt>
          <dd>{visible(comment)}</dd>
        </>
      )}
    </dl>
  );
}

function Undo({ version }: { readonly version: VersionResponse }) {
  const [open, setOpen] = useState<'rollback' | 'restore'>();
  if (!useMay('approver')) return null;
  return (
    <div className="buttons">
      <button type="button" onClick={() => setOpen('rollback')}>
        Roll back …
      </button>
      <button type="button" onClick={() => setOpen('restore')}>
        Restore …
      </button>
      {open !== undefined && (
        <VersionDialog kind={open} version={version.version} onClose={() => setOpen(undefined)} />
      )}
    </div>
  );
}
