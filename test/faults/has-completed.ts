import type { World } from './world.js';

/** Whether a training run came to its end as it should. */
export async function hasCompleted({ operators }: World, runId: string): Promise<boolean> {
  const answer = await operators.call('GET', `/v1/trainings/${runId}`);
  return answer?.body['status'] === 'completed';
}
