/** BullMQ behind one catalog: which job goes through which queue, with which payload and answer. */
export {
  JOB_CATALOG,
  jobNamesOf,
  type JobDefinition,
  type JobName,
  type JobNameOf,
  type PayloadOf,
  type QueueName,
  type ResultOf,
} from './job-catalog.js';
export { CAPPED_BACKOFF, PERIODIC_OPTIONS, cappedBackoff, optionsOf } from './job-options.js';
export { JobProducer, type ProducerOptions } from './job-producer.js';
export { DeadJobs, type DeadJob, type DeadJobFacts, type DeadJobKey } from './dead-jobs.js';
export { JobStillRunning } from './wait-for-end.js';
export {
  JobConsumer,
  type ConsumerOptions,
  type Delivery,
  type JobEnd,
  type JobHandler,
  type JobHandlers,
} from './job-consumer.js';
export { parseRedisAddress, type RedisAddress, type RedisNode } from './redis-address.js';
export {
  producerConnection,
  redisReady,
  workerConnection,
  type RedisConnection,
} from './redis-connection.js';
