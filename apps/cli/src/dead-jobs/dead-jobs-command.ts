import type { DeadJobResponse, Page } from '@bylaw/contracts';
import type { Api } from '../api.js';

type Say = (line: string) => void;

/** Which job is meant. */
export interface DeadJobName {
  readonly queue: string;
  readonly id: string;
}

/** `bylaw dead-jobs list`: every job that can never work, last failed first, with why. */
export async function listDeadJobs(api: Api, say: Say): Promise<void> {
  let count = 0;
  for (let cursor: string | null = ''; cursor !== null;) {
    const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { body } = await api.call<Page<DeadJobResponse>>('GET', `/v1/dead-jobs?limit=200${from}`);
    for (const job of body.items) {
      say(`${job.queue} ${job.id}`);
      say(`  ${job.name}, failed ${job.failedAt} at attempt ${job.attempts}: ${oneLine(job.reason)}`);
      say(`  ${oneLine(job.payload ?? `carries ${job.payloadBytes} bytes`)}`);
    }
    count += body.items.length;
    cursor = body.nextCursor;
  }
  if (count === 0) say('There are no dead jobs.');
}

/** `bylaw dead-jobs retry`. @throws CommandFailure with what the gateway says, or that it doesn't answer */
export async function retryDeadJob(api: Api, { queue, id }: DeadJobName, say: Say): Promise<void> {
  await api.call('POST', `${pathOf(queue, id)}/retry`);
  say(`${queue} ${id} is tried again; it is listed again if it still cannot work.`);
}

/** `bylaw dead-jobs discard`. @throws CommandFailure with what the gateway says, or that it doesn't answer */
export async function discardDeadJob(api: Api, { queue, id }: DeadJobName, say: Say): Promise<void> {
  await api.call('DELETE', pathOf(queue, id));
  say(`${queue} ${id} is gone.`);
}

function pathOf(queue: string, id: string): string {
  return `/v1/dead-jobs/${encodeURIComponent(queue)}/${encodeURIComponent(id)}`;
}

/** What other programs wrote must not steer a terminal. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
