import { usePages } from '../gateway/use-pages.js';
import { PagesView } from '../page/pages-view.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { describeVersion } from './describe-version.js';
import { visible } from '../page/visible.js';

/** Every change that was made, newest first. */
export function VersionsScreen() {
  const pages = usePages('/v1/versions');
  return (
    <>
      <h1>Versions</h1>
      <PagesView pages={pages} what="versions" empty="The policy is as it was made: no rules, version 0.">
        {(items) => (
          <ul className="cards">
            {items.map((version) => (
              <li key={version.version}>
                <a className="card" href={linkTo('versions', version.version)}>
                  <span className="row">
                    <strong>Version {version.version}</strong> {describeVersion(version)}
                  </span>
                  {version.comment !== null && <span>{visible(version.comment)}</span>}
                  <span className="quiet">
                    {version.added.length} added, {version.removed.length} removed, by{' '}
                    {visible(version.author)}, <Time at={version.createdAt} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </PagesView>
    </>
  );
}
