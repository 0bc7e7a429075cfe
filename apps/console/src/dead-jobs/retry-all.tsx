import type { Gateway } from '../gateway/gateway-client.js';
import type { DeadJobResponse } from '../gateway/wire.js';
import { AskingButton } from '../page/asking-button.js';
import { counted } from '../page/counted.js';

/** Has all jobs that are listed tried again, after an outage for example. */
export function RetryAll({ jobs }: { readonly jobs: readonly DeadJobResponse[] }) {
  const many = counted(jobs.length, 'dead job');
  return (
    <AskingButton
      label={`Retry all ${jobs.length} …`}
      title={`Retry ${many}`}
      verb="Retry them"
      change={() => (gateway) => retryAll(gateway, jobs)}
    >
      Those that are listed are tried again, one after the other, and are dead again when they still cannot
      work. First see that what they lacked is there.
    </AskingButton>
  );
}

/** @throws Error how many could not be, and why the first of them */
async function retryAll(
  gateway: Gateway,
  jobs: readonly DeadJobResponse[],
): Promise<{ readonly response: Response }> {
  const failures: string[] = [];
  for (const { queue, id } of jobs) {
    const retrying = gateway.POST('/v1/dead-jobs/{queue}/{id}/retry', { params: { path: { queue, id } } });
    await retrying.catch((error: unknown) => failures.push((error as Error).message));
  }
  const [first] = failures;
  if (first !== undefined)
    throw new Error(`${failures.length} of ${jobs.length} could not be retried: ${first}`);
  return { response: new Response(null, { status: 204 }) };
}
