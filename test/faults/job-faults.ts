import { DEFAULT_REDIS_PREFIX, QUEUES, actionsOf, type RecordActionsPayload } from '@bylaw/contracts';
import { newId } from '@bylaw/platform';
import { until } from '@bylaw/testing';
import { Queue, type Job } from 'bullmq';

import type { Fault } from './trial.js';
import type { World } from './world.js';

const SEEN_WITHIN_MS = 20_000;

/** Jobs of every kind are delivered again, under their own id and under others, while the first ones are at work. */
export const deliverTwice: Fault = {
  name: 'the same job delivered twice',
  inflict: async (world) => {
    await withQueue(world, QUEUES.recordActions, async (queue) => {
      for (const { name, data } of await heldUp(queue)) {
        const copies = [0, 1].map(() => ({ name, data, opts: { jobId: newId(), removeOnComplete: true } }));
        await queue.addBulk(copies);
      }
    });
    await withQueue(world, QUEUES.policyCommands, applyAgain);
  },
};

/** Jobs that can never work, and one that can but for one of its rows: they are kept, and hold up no others. */
export const addPoison: Fault = {
  name: 'poison jobs',
  inflict: async (world) => {
    const ids = Object.values(QUEUES).map((queue) => ({ queue, id: `poison-${newId()}` }));
    for (const { queue: name, id: jobId } of ids) {
      await withQueue(world, name, (queue) => queue.add('no-such-job', { any: 'thing' }, { jobId }));
    }
    const mixed = await withQueue(world, QUEUES.recordActions, (queue) => addHalfPoison(world, queue));
    ids.push({ queue: QUEUES.recordActions, id: mixed });
    await until(async () => {
      const dead = await deadJobs(world);
      return ids.every(({ queue, id }) => dead.some((job) => job.queue === queue && job.id === id));
    }, SEEN_WITHIN_MS);
    for (const { queue, id } of ids)
      await world.operators.untilAnswered('DELETE', `/v1/dead-jobs/${queue}/${id}`);
  },
};

async function withQueue<T>({ system }: World, name: string, work: (queue: Queue) => Promise<T>): Promise<T> {
  const connection = { url: system.state().redisUrl };
  const queue = new Queue(name, { connection, prefix: DEFAULT_REDIS_PREFIX });
  try {
    return await work(queue);
  } finally {
    await queue.close();
  }
}

/** What the hubs want to have recorded now: some of each kind, as it waits in the queue. */
async function heldUp(queue: Queue): Promise<readonly Job[]> {
  await queue.pause();
  try {
    return await until(async () => {
      const jobs = (await queue.getJobs(['waiting'], 0, 200)).filter(Boolean);
      const has = (name: string): boolean => jobs.some((job) => job.name === name);
      return has('record-actions') && has('record-outcomes') && jobs;
    }, SEEN_WITHIN_MS);
  } finally {
    await queue.resume();
  }
}

/** Has applies and rollbacks that were carried out carried out again. */
async function applyAgain(queue: Queue): Promise<void> {
  const changes = ['apply', 'rollback'];
  const done = await until(async () => {
    const jobs = (await queue.getCompleted(0, 500)).filter((job) => changes.includes(job.name));
    return jobs.length > 0 && jobs.slice(0, 5);
  }, SEEN_WITHIN_MS);
  for (const job of done) {
    await queue.add(job.name, job.data, { jobId: newId() });
    await job.retry('completed');
  }
}

/** A job of two actions, one of which holds a character that Postgres cannot; answers the job's id. */
async function addHalfPoison(world: World, queue: Queue): Promise<string> {
  const jobs = await heldUp(queue);
  const recorded = jobs.find(({ name }) => name === 'record-actions')?.data as
    RecordActionsPayload | undefined;
  const model: object = (recorded && actionsOf(recorded)[0]) ?? {};
  const good = Object.assign({}, model, { id: newId(), command: `beside-poison ${newId()}` });
  const bad = Object.assign({}, model, { id: newId(), command: `poison \u0000 ${newId()}` });
  const jobId = `half-poison-${newId()}`;
  await queue.add('record-actions', { actions: [bad, good] }, { jobId });
  world.demands.set('what was beside the poison is stored', () => world.probe.isStored(good.id));
  return jobId;
}

async function deadJobs({ operators }: World): Promise<readonly { queue: string; id: string }[]> {
  const { body } = await operators.untilAnswered('GET', '/v1/dead-jobs?limit=200');
  return body['items'] as readonly { queue: string; id: string }[];
}
