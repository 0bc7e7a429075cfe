import { Anchor, Code } from '@mantine/core';
import type { SuggestionResponse } from '../gateway/wire.js';
import { Facts, type Fact } from '../page/facts.js';
import { linkTo } from '../page/route.js';
import { Time } from '../page/time.js';
import { visible } from '../page/visible.js';
import { isTrainersEvidence } from './trainers-evidence.js';

/** Where a suggestion comes from, and what became of it. */
export function FactsView({ suggestion }: { readonly suggestion: SuggestionResponse }) {
  return <Facts facts={factsOf(suggestion)} />;
}

function factsOf(suggestion: SuggestionResponse): readonly Fact[] {
  const { proposedBy, proposedAt, comment, trainingId, contentHash, status, expiresAt } = suggestion;
  const proposed: Fact = [
    'Proposed',
    <>
      by {visible(proposedBy)}, <Time at={proposedAt} />
      {trainingId !== null && (
        <>
          , from <Anchor href={linkTo('trainings')}>a training run</Anchor>
        </>
      )}
    </>,
  ];
  return [
    proposed,
    ...(comment !== null && comment !== '' ? [['Comment', visible(comment)] as const] : []),
    ...decided(suggestion),
    ...learnedBy(suggestion),
    ...(status === 'pending' ? [['Expires', <Time key="expires" at={expiresAt} />] as const] : []),
    [
      'Content',
      <Code key="content" title="The hash of what it changes">
        {contentHash.slice(0, 16)}
      </Code>,
    ],
  ];
}

function decided({ reviewedBy, reviewedAt, reviewComment }: SuggestionResponse): readonly Fact[] {
  if (reviewedBy === null) return [];
  return [
    [
      'Decided',
      <>
        by {visible(reviewedBy)}, <Time at={reviewedAt} />
        {reviewComment !== null && `: ${visible(reviewComment)}`}
      </>,
    ],
  ];
}

/** The estimator with the version of its method. Anyone may write `meta`; only a trainer brings evidence. */
function learnedBy({ diff, evidence }: SuggestionResponse): readonly Fact[] {
  const { model_version: modelVersion } = diff.meta;
  if (!isTrainersEvidence(evidence) || typeof modelVersion !== 'string') return [];
  return [['Learned by', visible(modelVersion)]];
}
