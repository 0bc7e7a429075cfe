/** The three queues. Names are part of the wire: other programs may add jobs. */
export const QUEUES = {
  recordActions: 'record-actions',
  policyCommands: 'policy-commands',
  training: 'training',
} as const;

/** Every key in Redis starts with this hash tag, so that all of them live in one slot of a Redis Cluster. */
export const DEFAULT_REDIS_PREFIX = '{bylaw}';

/** Keys in Redis that are not BullMQ's. */
export const REDIS_KEYS = {
  /** Sorted set: agent id by the time of its last heartbeat in ms; a member is online. */
  heartbeats: 'heartbeats',
  /** Hash: agent id → `{status, policyVersion}` as JSON. */
  agentStatus: 'agent-status',
  /** `<name>:<agent id>:<sha256 of the key>` → the answer that was given. */
  idempotency: 'idempotency',
  /** `<name>:<day>`, sorted set of `<id>:<id>:<job>`: from which id to which the job carries what is not in Postgres yet. */
  unrecorded: 'unrecorded-jobs',
  /** Hash: job id → `<actions or outcomes> <bytes>` of each job that carries such, and the sums as `#items` and `#bytes`. */
  recordingBacklog: 'recording-backlog',
  /** `<name>:<run id>` exists while a cancellation of that training run is asked for. */
  trainingCancelled: 'training-cancelled',
  /** `<name>:<command id>` exists while a cancellation of that replay is asked for. */
  replayCancelled: 'replay-cancelled',
  /** Hash `<name>:<run id>`: what the shards of a training run have counted so far. */
  trainingCounts: 'training-counts',
  /** The id of the training run whose turn it is; others wait, but for those that may overlap. */
  trainingTurn: 'training-turn',
  /** `<name>:<sha256 of the code>` → the operator that a one-time sign-in link is for. */
  signInLinks: 'sign-in-links',
  /** `<name>:<sha256 of the cookie>` → a console session. */
  sessions: 'sessions',
} as const;

/** The one channel of Postgres NOTIFY. */
export const NEWS_CHANNEL = 'bylaw_events';
