import { QUEUES, type DeadJobResponse, type RecordAuditPayload } from '@bylaw/contracts';
import {
  JobConsumer,
  JobProducer,
  jobNamesOf,
  producerConnection,
  redisReady,
  workerConnection,
  type RedisConnection,
} from '@bylaw/jobs';
import type { JobHandlers, QueueName } from '@bylaw/jobs';
import { testDatabase, testRedis, until, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { GatewayFixture, call, type Answer } from '../gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';

const { recordActions, policyCommands, training } = QUEUES;

describe('dead jobs at the gateway', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let admin: string;
  let connection: RedisConnection;
  let workers: RedisConnection;
  let producer: JobProducer;
  let consumers: JobConsumer<QueueName>[];
  let deliveries: number;

  beforeEach(async () => {
    database = await testDatabase();
    redis = testRedis();
    const stores = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    fixture = new GatewayFixture(stores);
    gateway = await fixture.start();
    admin = (await fixture.operator('admin', 'ada')).token;
    connection = producerConnection(redis.url, () => undefined);
    workers = workerConnection(redis.url, () => undefined);
    await redisReady(connection, 5_000);
    producer = new JobProducer({ connection, prefix: redis.prefix });
    deliveries = 0;
    // Policy commands are taken by nobody but the test that needs it: what the audit is told stays in the queue.
    consumers = [recordActions, training].map(consumerOf);
  });
  afterEach(async () => {
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    await producer.close();
    connection.disconnect();
    workers.disconnect();
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  function consumerOf(queue: QueueName): JobConsumer<QueueName> {
    const handlers = Object.fromEntries(jobNamesOf(queue).map((name) => [name, async () => null]));
    const consumer = new JobConsumer({
      queue,
      handlers: handlers as unknown as JobHandlers<QueueName>,
      connection: workers,
      prefix: redis.prefix,
      concurrency: 2,
      onEnd: () => (deliveries += 1),
    });
    consumer.start();
    return consumer;
  }

  const as = (token: string, method: string, path: string): Promise<Answer> =>
    call(gateway, method, path, { token });
  const list = async (query = ''): Promise<readonly DeadJobResponse[]> => {
    const { status, body } = await as(admin, 'GET', `/v1/dead-jobs?${query}`);
    expect(status).toBe(200);
    return body.items as unknown as readonly DeadJobResponse[];
  };
  const addPoison = async (queue: QueueName, id: string, name: string, data: object): Promise<void> => {
    await producer.queue(queue).add(name, data, { jobId: id });
  };
  const delivered = (count: number): Promise<boolean> => until(async () => deliveries >= count);
  const audited = async (action: string): Promise<object[]> => {
    const jobs = await producer.queue(policyCommands).getJobs(['waiting', 'prioritized'], 0, -1, true);
    return jobs
      .filter(({ name }) => name === 'record-audit')
      .map(({ data }) => data as RecordAuditPayload)
      .filter((payload) => payload.action === action)
      .map(({ outcome, subject, reason, details, actor }) => ({
        ...{ outcome, subject, reason, details },
        actor: actor.name,
      }));
  };

  it('are listed, and counted in a metric, with reasons in words and without secrets', async () => {
    await addPoison(recordActions, 'poison', 'record-actions', {
      actions: [{ id: 'x', token: 'bylaw_op_0123456789abcdef' }],
    });
    await addPoison(training, 'other', 'dance', { command: 'export T=bylaw_agt_0123456789abcdef' });
    await delivered(2);
    const [poison] = await list('queue=record-actions');
    expect(poison).toEqual({
      queue: recordActions,
      id: 'poison',
      name: 'record-actions',
      failedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      attempts: 1,
      reason: expect.stringContaining('the payload is not valid: actions.0.id must be a UUID'),
      payload: '{"actions":[{"id":"x","token":"[redacted:token]"}]}',
      payloadBytes: 60,
    });
    const [other] = await list('queue=training');
    expect(other).toMatchObject({ id: 'other', reason: `There is no job named 'dance' in this queue` });
    expect(other?.payload).toBe('{"command":"export T=[redacted:bylaw-token]"}');
    const { text } = await call(gateway, 'GET', '/metrics');
    expect(text.match(/^bylaw_dead_jobs\{.*$/gm)).toEqual([
      'bylaw_dead_jobs{queue="record-actions"} 1',
      'bylaw_dead_jobs{queue="policy-commands"} 0',
      'bylaw_dead_jobs{queue="training"} 1',
    ]);
  });

  it('come in pages', async () => {
    for (const id of ['a', 'b', 'c']) await addPoison(recordActions, id, 'record-actions', {});
    for (const id of ['a', 'd']) await addPoison(training, id, 'run', {});
    await delivered(5);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? 'limit=2' : `limit=2&cursor=${cursor}`;
      const { body } = await as(admin, 'GET', `/v1/dead-jobs?${query}`);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...(body.items as unknown as DeadJobResponse[]).map(({ queue, id }) => `${queue} ${id}`));
      cursor = body.nextCursor;
    }
    expect(seen.sort()).toEqual(
      ['a', 'b', 'c'].map((id) => `record-actions ${id}`).concat(['training a', 'training d']),
    );
    for (const query of ['cursor=eA', 'queue=x', 'limit=0', 'colour=red']) {
      expect((await as(admin, 'GET', `/v1/dead-jobs?${query}`)).body.code).toBe('validation_failed');
    }
  });

  it('are retried once, are dead again when nothing has changed, and are discarded, all on record', async () => {
    await addPoison(recordActions, 'poison', 'record-actions', {});
    await delivered(1);
    const path = '/v1/dead-jobs/record-actions/poison';
    const { status, body } = await as(admin, 'POST', `${path}/retry`);
    expect({ status, body }).toEqual({
      status: 202,
      body: { queue: 'record-actions', id: 'poison', status: 'queued' },
    });
    await delivered(2);
    expect(await until(async () => (await list()).length === 1)).toBe(true);
    expect((await as(admin, 'DELETE', path)).status).toBe(204);
    expect(await list()).toEqual([]);
    const fact = {
      outcome: 'done',
      subject: 'record-actions/poison',
      reason: null,
      details: {
        job: 'record-actions',
        failedAt: expect.any(String),
        attempts: 1,
        reason: 'record-actions: the payload is not valid: actions must be an array',
      },
      actor: 'ada',
    };
    expect(await audited('dead-job.retry')).toEqual([fact]);
    expect(await audited('dead-job.discard')).toEqual([fact]);
    expect(deliveries).toBe(2);
  });

  it('that are not there are 404, also for ids and queues that cannot be; the attempt is on record', async () => {
    await producer.queue(policyCommands).add('end-expired', {}, { jobId: 'waiting' });
    const attempts = [
      'record-actions/none',
      'no-queue/none',
      'policy-commands/waiting',
      'training/a%2F%C3%BC%00',
    ];
    for (const attempt of attempts) {
      const retry = await as(admin, 'POST', `/v1/dead-jobs/${attempt}/retry`);
      const discard = await as(admin, 'DELETE', `/v1/dead-jobs/${attempt}`);
      expect([retry.status, retry.body.code]).toEqual([404, 'not_found']);
      expect([discard.status, discard.body.code]).toEqual([404, 'not_found']);
    }
    expect(await producer.held(policyCommands, ['waiting'])).toEqual(new Set(['waiting']));
    expect(await audited('dead-job.discard')).toHaveLength(attempts.length);
    expect((await audited('dead-job.retry'))[0]).toEqual({
      outcome: 'refused',
      subject: 'record-actions/none',
      reason: 'not_found',
      details: null,
      actor: 'ada',
    });
  });

  it('are for admins only; the refused attempt names the job', async () => {
    await addPoison(recordActions, 'poison', 'record-actions', {});
    await delivered(1);
    const approver = (await fixture.operator('approver', 'abe')).token;
    expect((await as(approver, 'GET', '/v1/dead-jobs')).status).toBe(403);
    expect((await as(approver, 'DELETE', '/v1/dead-jobs/record-actions/poison')).status).toBe(403);
    expect(await list()).toHaveLength(1);
    expect(await audited('DELETE /v1/dead-jobs/:queue/:id')).toMatchObject([
      { outcome: 'refused', subject: 'record-actions/poison', reason: 'forbidden', actor: 'abe' },
    ]);
  });

  it.each(['apply', 'rollback', 'restore'])(
    'that would %s a change of policy are not retried (I1)',
    async (name) => {
      await addPoison(policyCommands, 'confirmed', name, { confirmation: 'APPLY' });
      consumers.push(consumerOf(policyCommands));
      await delivered(1);
      await consumers.pop()?.stop();
      const { status, body } = await as(admin, 'POST', '/v1/dead-jobs/policy-commands/confirmed/retry');
      expect([status, body.code]).toEqual([400, 'confirmation_required']);
      expect((await list()).map(({ id }) => id)).toEqual(['confirmed']);
      expect(await audited('dead-job.retry')).toMatchObject([
        { outcome: 'refused', reason: 'confirmation_required' },
      ]);
      expect((await as(admin, 'DELETE', '/v1/dead-jobs/policy-commands/confirmed')).status).toBe(204);
    },
  );
});
