import { Inject, Injectable } from '@nestjs/common';
import { QUEUES, REDIS_KEYS } from '@bylaw/contracts';
import type { JobProducer } from '@bylaw/jobs';
import { HUB_SETTINGS, type HubSettings } from '../hub-settings.js';
import { HubStores } from '../hub-stores.js';
import type { Note } from './unrecorded-actions.js';

/** What waits in Redis to be written to Postgres, of all hubs together. */
export interface BacklogSize {
  /** Actions and outcomes. */
  readonly items: number;
  /** Of their jobs' payloads. */
  readonly bytes: number;
  /** Jobs that carry them. */
  readonly jobs: number;
}

/** A job to add to the backlog. */
export interface BacklogJob<N extends 'record-actions' | 'record-outcomes'> {
  readonly id: string;
  readonly name: N;
  readonly payload: Parameters<typeof JobProducer.prototype.add<N>>[1];
  /** How many actions or outcomes it carries. */
  readonly items: number;
  /** Where its actions are to be found. */
  readonly notes: readonly Note[];
}

/** Both are there as soon as anything was counted. */
const SUM_FIELDS = 2;

/** The fields of the ledger that are no job's, and how many fields there are. */
const SIZE = `
local size = redis.call('HMGET', KEYS[1], '#items', '#bytes')
return { size[1], size[2], redis.call('HLEN', KEYS[1])`;

/** Counts a job that is there: keys are the ledger, the job and its notes; arguments its id, its items, how long notes are kept, the notes. */
const NOTE = `
local bytes = redis.call('HSTRLEN', KEYS[2], 'data')
if bytes > 0 then
  if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. bytes) == 1 then
    redis.call('HINCRBY', KEYS[1], '#items', ARGV[2])
    redis.call('HINCRBY', KEYS[1], '#bytes', bytes)
  end
  for i = 3, #KEYS do
    redis.call('ZADD', KEYS[i], 0, ARGV[i + 1])
    redis.call('EXPIRE', KEYS[i], ARGV[3])
  end
end
${SIZE} }`;

const DROP = `
local function drop(job)
  local counted = redis.call('HGET', KEYS[1], job)
  if not counted then return end
  local items, bytes = string.match(counted, '(%d+) (%d+)')
  redis.call('HDEL', KEYS[1], job)
  redis.call('HINCRBY', KEYS[1], '#items', -items)
  redis.call('HINCRBY', KEYS[1], '#bytes', -bytes)
end`;

/** Keys are the ledger and the job's notes; arguments its id and the notes. */
const FORGET = `${DROP}
drop(ARGV[1])
for i = 2, #KEYS do redis.call('ZREM', KEYS[i], ARGV[i]) end
${SIZE} }`;

/**
 * The key is the ledger; arguments are what keys of jobs begin with and where to go on. Writes first, so that it fails where
 * Redis takes no writes. Then looks at some of the jobs that are counted, and drops those that are gone.
 */
const LOOK = `${DROP}
redis.call('HINCRBY', KEYS[1], '#items', 0)
local page = redis.call('HSCAN', KEYS[1], ARGV[2], 'COUNT', 100)
for i = 1, #page[2], 2 do
  local job = page[2][i]
  if string.sub(job, 1, 1) ~= '#' and redis.call('EXISTS', ARGV[1] .. job) == 0 then drop(job) end
end
${SIZE}, page[1] }`;

/** A note that its job has outlived, as when Redis failed between the two, goes by itself. */
const NOTES_KEPT_SECONDS = 7 * 86_400;
/** How long replicas may take to say that they have a job, in milliseconds. */
const REPLICATED_WITHIN_MS = 1_000;

type Script<R> = (keys: number, ...args: (string | number)[]) => R;
type Size = readonly (string | number | null)[];

/** The scripts, as commands of a connection or of a pipeline. */
interface BacklogCommands<R> {
  bylawNoteRecording: Script<R>;
  bylawForgetRecording: Script<R>;
  bylawLookAtBacklog: Script<R>;
}

/**
 * The jobs that carry what is not in Postgres yet, and how much that is. The ledger is a hash in Redis with a field for each job,
 * written with the job and deleted after the commit, and two fields that hold the sums; so what is counted can't drift from what
 * waits, however often a job is delivered and whichever hub dies when.
 */
@Injectable()
export class RecordingBacklog {
  private readonly ledger: string;
  private readonly jobPrefix: string;
  private readonly replicas: number;
  private readonly commands: BacklogCommands<Promise<Size>>;
  private cursor = '0';

  constructor(
    @Inject(HUB_SETTINGS) settings: HubSettings,
    @Inject(HubStores) private readonly stores: HubStores,
  ) {
    this.ledger = `${settings.redisPrefix}:${REDIS_KEYS.recordingBacklog}`;
    this.jobPrefix = `${settings.redisPrefix}:${QUEUES.recordActions}:`;
    this.replicas = settings.recording.replicas;
    const { redis } = stores;
    redis.defineCommand('bylawNoteRecording', { lua: NOTE });
    redis.defineCommand('bylawForgetRecording', { lua: FORGET });
    redis.defineCommand('bylawLookAtBacklog', { lua: LOOK });
    this.commands = redis as unknown as BacklogCommands<Promise<Size>>;
  }

  /**
   * Adds a job, and answers how much waits then.
   * @throws Error when it is not certain that Redis, and as many replicas as are wanted, have it
   */
  async add<N extends 'record-actions' | 'record-outcomes'>(job: BacklogJob<N>): Promise<BacklogSize> {
    const { id, name, payload, items, notes } = job;
    // Nobody waits for these jobs' answers, and they are large: what was recorded goes from Redis at once.
    const options = { jobId: id, removeOnComplete: true };
    const [size, copies = 0] = await this.stores.producer.addWith(name, payload, options, (pipeline) => {
      (pipeline as unknown as BacklogCommands<void>).bylawNoteRecording(
        2 + notes.length,
        this.ledger,
        `${this.jobPrefix}${id}`,
        ...notes.map(({ key }) => key),
        id,
        items,
        NOTES_KEPT_SECONDS,
        ...notes.map(({ member }) => member),
      );
      if (this.replicas > 0) pipeline.wait(this.replicas, REPLICATED_WITHIN_MS);
    });
    if (Number(copies) < this.replicas)
      throw new Error(`${String(copies)} replicas have it, not ${this.replicas}`);
    return sizeOf(size as Size);
  }

  /** What the job carries is in Postgres now, or never will be. Answers how much waits then. */
  async forget(jobId: string, notes: readonly Note[]): Promise<BacklogSize> {
    const size = await this.commands.bylawForgetRecording(
      1 + notes.length,
      this.ledger,
      ...notes.map(({ key }) => key),
      jobId,
      ...notes.map(({ member }) => member),
    );
    return sizeOf(size);
  }

  /**
   * How much waits. Looks at some of the jobs each time, so that what was counted and is gone for another reason than having
   * been stored (an operator removed it) is counted no longer.
   * @throws Error when Redis is away or takes no writes
   */
  async look(): Promise<BacklogSize> {
    const answer = await this.commands.bylawLookAtBacklog(1, this.ledger, this.jobPrefix, this.cursor);
    this.cursor = String(answer[3] ?? '0');
    return sizeOf(answer);
  }
}

function sizeOf([items, bytes, fields]: Size): BacklogSize {
  const jobs = Math.max(0, Number(fields ?? 0) - SUM_FIELDS);
  return { items: Number(items ?? 0), bytes: Number(bytes ?? 0), jobs };
}
