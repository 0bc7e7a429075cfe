import { useMutation } from '@tanstack/react-query';
import { readResource } from '../gateway/use-resource.js';
import type { VerificationResponse } from '../gateway/wire.js';
import { ErrorNote } from '../page/error-note.js';

/** Checks the whole chain of events. */
export function VerifyButton() {
  const verify = useMutation({
    mutationFn: () => readResource('/v1/audit/verify', {}),
  });
  return (
    <>
      <button type="button" disabled={verify.isPending} onClick={() => verify.mutate()}>
        {verify.isPending ? 'Verifying …' : 'Verify the chain'}
      </button>
      <ErrorNote error={verify.error} />
      {verify.data !== undefined && <Finding {...verify.data} />}
    </>
  );
}

function Finding({ valid, events, firstBroken }: VerificationResponse) {
  return (
    <p className={valid ? 'note good' : 'note bad'} role="status">
      {valid
        ? `The chain is whole: ${events} events.`
        : `The chain is broken at event ${firstBroken ?? '?'}. Someone changed or removed what was recorded.`}
    </p>
  );
}
