import { randomUUID } from 'node:crypto';
import { DEFAULT_REDIS_PREFIX } from '@bylaw/contracts';
import { JobProducer, workerConnection } from '@bylaw/jobs';

/** What a run found. */
export interface Found {
  readonly add: readonly object[];
  readonly evidence: object;
  /** The run's own figures; it has none unless given. */
  readonly metrics?: object;
}

/** Concludes a training run as a trainer worker does, with what it found: the policy worker stores its suggestion. */
export async function concludeRun(
  redisUrl: string,
  { add, evidence, metrics }: Found,
): Promise<{ runId: string; suggestionId: string }> {
  const connection = workerConnection(redisUrl, (error) => {
    throw error;
  });
  const producer = new JobProducer({ connection, prefix: DEFAULT_REDIS_PREFIX });
  const [runId, suggestionId, now] = [randomUUID(), randomUUID(), new Date().toISOString()];
  try {
    await producer.add('conclude-training', {
      commandId: runId,
      actor: { kind: 'trainer', id: 'trainer', name: 'trainer' },
      runId,
      requestedBy: 'Ada',
      requestedAt: now,
      parameters: {},
      status: 'completed',
      progress: { done: 1, total: 1 },
      metrics: metrics ?? null,
      error: null,
      suggestionId,
      diff: {
        add: [...add],
        remove: [],
        meta: { proposed_by: 'trainer', model_version: 'mined-4', generated_at: now },
      },
      evidence,
    });
  } finally {
    await producer.close();
    connection.disconnect();
  }
  return { runId, suggestionId };
}
