import type { AuditEventResponse } from '../gateway/wire.js';
import { useState } from 'react';
import { usePages } from '../gateway/use-pages.js';
import { Badge } from '../page/badge.js';
import { PagesView } from '../page/pages-view.js';
import { Time } from '../page/time.js';
import { WordSelect } from '../page/word-select.js';
import { useMay } from '../sign-in/session.js';
import { VerifyButton } from './verify-button.js';
import { visible } from '../page/visible.js';

const OUTCOMES = ['done', 'refused'] as const;

/** Who did what, when and why, the refused attempts too. */
export function AuditScreen() {
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | ''>('');
  const pages = usePages('/v1/audit', { outcome });
  const mayVerify = useMay('admin');
  return (
    <>
      <h1>Audit</h1>
      {mayVerify && <VerifyButton />}
      <div className="filters">
        <WordSelect label="Outcome" words={OUTCOMES} value={outcome} none="all" onChange={setOutcome} />
      </div>
      <PagesView pages={pages} what="events" empty="Nothing has happened yet.">
        {(items) => (
          <ul className="cards">
            {items.map((event) => (
              <li key={event.id} className="card">
                <EventLine event={event} />
              </li>
            ))}
          </ul>
        )}
      </PagesView>
    </>
  );
}

function EventLine({ event }: { readonly event: AuditEventResponse }) {
  const { seq, at, actor, action, outcome, subject, reason, fromVersion, toVersion } = event;
  return (
    <>
      <span className="row">
        <span className="quiet">#{seq}</span>
        <strong>{action}</strong>
        <Badge word={outcome} />
        {toVersion !== null && toVersion !== fromVersion && (
          <span>
            version {fromVersion ?? '?'} → {toVersion}
          </span>
        )}
      </span>
      <span className="quiet">
        {visible(actor.name)} ({actor.role ?? actor.kind}), <Time at={at} />
        {reason !== null && `: ${visible(reason)}`}
      </span>
      {subject !== null && <code className="command">{visible(subject)}</code>}
    </>
  );
}
