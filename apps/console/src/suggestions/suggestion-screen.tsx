import type { SuggestionResponse } from '../gateway/wire.js';
import { useState } from 'react';
import { useResource } from '../gateway/use-resource.js';
import { Badge } from '../page/badge.js';
import { ErrorNote } from '../page/error-note.js';
import { Loading } from '../page/loading.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { useMay } from '../sign-in/session.js';
import { ApplyDialog } from './apply-dialog.js';
import { DiffView } from './diff-view.js';
import { EvidenceView } from './evidence-view.js';
import { OverlapsNote } from './overlaps-view.js';
import { RejectDialog } from './reject-dialog.js';
import { ReplayView } from './replay-view.js';
import { isTrainersEvidence } from './trainers-evidence.js';
import { WarningsView } from './warnings-view.js';

/** One suggestion: what it changes, what speaks for it, what it would have changed, and the decision on it. */
export function SuggestionScreen({ id }: { readonly id: string }) {
  const { data, error } = useResource('/v1/suggestions/{id}', { path: { id } });
  return (
    <>
      <p>
        <a href={linkTo('suggestions')}>All suggestions</a>
      </p>
      <h1>Suggestion</h1>
      <ErrorNote error={error} />
      {data === undefined && error === null && <Loading what="the suggestion" />}
      {data !== undefined && <Suggestion suggestion={data} />}
    </>
  );
}

function Suggestion({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  return (
    <>
      <Facts suggestion={suggestion} />
      <WarningsView evidence={suggestion.evidence} />
      {suggestion.status === 'pending' && <Verdict suggestion={suggestion} />}
      <h2>What it changes</h2>
      <DiffView suggestion={suggestion} />
      <OverlapsNote suggestion={suggestion} />
      <h2>Evidence</h2>
      <EvidenceView evidence={suggestion.evidence} />
      <h2>Replay of recorded actions</h2>
      <ReplayView replay={suggestion.replay} />
    </>
  );
}

function Facts({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  const { status, proposedBy, proposedAt, comment, baseVersion, expiresAt, contentHash } = suggestion;
  const { trainingId, reviewedBy, reviewedAt, reviewComment, appliedVersion } = suggestion;
  return (
    <dl className="facts">
      <dt>Status</dt>
      <dd>
        <Badge word={status} />
        {appliedVersion !== null && (
          <>
            {' '}
            as <a href={linkTo('versions', appliedVersion)}>version {appliedVersion}</a>
          </>
        )}
      </dd>
      <dt>Proposed</dt>
      <dd>
        by {visible(proposedBy)}, <Time at={proposedAt} />
        {trainingId !== null && (
          <>
            , from <a href={linkTo('trainings')}>a training run</a>
          </>
        )}
      </dd>
      {comment !== null && comment !== '' && (
        <>
          <dt>Comment</dt>
          <dd>{visible(comment)}</dd>
        </>
      )}
      {reviewedBy !== null && (
        <>
          <dt>Decided</dt>
          <dd>
            by {visible(reviewedBy)}, <Time at={reviewedAt} />
            {reviewComment !== null && `: ${visible(reviewComment)}`}
          </dd>
        </>
      )}
      <LearnedBy suggestion={suggestion} />
      <dt>Made for</dt>
      <dd>version {baseVersion}</dd>
      {status === 'pending' && (
        <>
          <dt>Expires</dt>
          <dd>
            <Time at={expiresAt} />
          </dd>
        </>
      )}
      <dt>Content</dt>
      <dd>
        <code title="The hash of what it changes">{contentHash.slice(0, 16)}</code>
      </dd>
    </dl>
  );
}

/** The estimator with the version of its method. Anyone may write `meta`; only a trainer brings evidence. */
function LearnedBy({ suggestion: { diff, evidence } }: { readonly suggestion: SuggestionResponse }) {
  const { model_version: modelVersion } = diff.meta;
  if (!isTrainersEvidence(evidence) || typeof modelVersion !== 'string') return null;
  return (
    <>
      <dt>Learned by</dt>
      <dd>{visible(modelVersion)}</dd>
    </>
  );
}

function Verdict({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  const [open, setOpen] = useState<'apply' | 'reject'>();
  const close = () => setOpen(undefined);
  if (!useMay('approver')) return <p className="quiet">An approver decides on it.</p>;
  return (
    <div className="buttons">
      <button type="button" className="primary" onClick={() => setOpen('apply')}>
        Apply …
      </button>
      <button type="button" onClick={() => setOpen('reject')}>
        Reject …
      </button>
      {open === 'apply' && <ApplyDialog suggestion={suggestion} onClose={close} />}
      {open === 'reject' && <RejectDialog suggestion={suggestion} onClose={close} />}
    </div>
  );
}
