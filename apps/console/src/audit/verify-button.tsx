import { useMutation } from '@tanstack/react-query';
import { callGateway } from '../gateway/call-gateway.js';
import { ErrorNote } from '../page/error-note.js';

interface Verification {
  readonly valid: boolean;
  readonly events: number;
  readonly firstBroken: number | null;
}

/** Checks the whole chain of events. */
export function VerifyButton() {
  const verify = useMutation({
    mutationFn: async () => (await callGateway<Verification>('/v1/audit/verify')).body,
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

function Finding({ valid, events, firstBroken }: Verification) {
  return (
    <p className={valid ? 'note good' : 'note bad'} role="status">
      {valid
        ? `The chain is whole: ${events} events.`
        : `The chain is broken at event ${firstBroken ?? '?'}. Someone changed or removed what was recorded.`}
    </p>
  );
}
