import { randomUUID } from 'node:crypto';
import { QUEUES } from '@bylaw/contracts';
import { JobConsumer, jobNamesOf, workerConnection, type JobHandlers } from '@bylaw/jobs';
import { until } from '@bylaw/testing';
import { UnrecoverableError } from 'bullmq';
import { OwnGateway } from '../own-gateway.fixture.js';

describe('commands of the gateway', () => {
  let own: OwnGateway;

  beforeAll(async () => {
    own = await OwnGateway.open('admin', 'ada');
  });
  afterAll(async () => {
    await own.close();
  });

  describe('commands', () => {
    it('that take long are answered 202 with the place to look', async () => {
      const agentId = randomUUID();
      const { status, headers, body } = await own.call('PUT', `/v1/agents/${agentId}/quarantine`, {
        reason: 'odd',
      });
      expect(status).toBe(202);
      expect(body).toEqual({
        commandId: expect.any(String),
        status: 'queued',
        location: `/v1/commands/${body.commandId}`,
      });
      expect(headers.get('location')).toBe(body.location);
      expect((await own.call('GET', body.location)).body).toEqual({
        commandId: body.commandId,
        status: 'queued',
      });
      const job = await own.queue(QUEUES.policyCommands, (commands) => commands.getJob(body.commandId));
      expect(job?.data).toEqual({
        commandId: body.commandId,
        actor: { kind: 'operator', id: own.operator.id, name: 'ada', role: 'admin' },
        agentId,
        reason: 'odd',
      });
      const result = { ok: false, problem: { code: 'not_found', detail: 'There is no agent' } };
      await own.fixture.insert('commands', {
        id: body.commandId,
        name: 'quarantine-agent',
        result,
        finished_at: new Date(),
      });
      expect((await own.call('GET', body.location)).body).toEqual({
        commandId: body.commandId,
        status: 'refused',
        problem: result.problem,
      });
      expect((await own.call('GET', `/v1/commands/${randomUUID()}`)).status).toBe(404);
    });

    it('make a token whose secret is shown even then, and never queued (I12)', async () => {
      const { status, body } = await own.call('POST', '/v1/tokens', { name: 'vera', role: 'viewer' });
      expect(status).toBe(202);
      expect(body).toMatchObject({ id: expect.any(String), token: expect.stringMatching(/^bylaw_op_/) });
      const job = await own.queue(QUEUES.policyCommands, (commands) => commands.getJob(body.commandId));
      expect(job?.data).toMatchObject({ tokenId: body.id, kind: 'operator', name: 'vera', role: 'viewer' });
      expect(JSON.stringify(job?.data)).not.toContain(body.token);
    });

    it.each([
      ['no role', { name: 'x' }],
      ['a role of an enrolment token', { name: 'x', kind: 'enrolment', role: 'viewer' }],
      ['an unknown role', { name: 'x', role: 'king' }],
    ])('make no token with %s', async (_what, body) => {
      const answer = await own.call('POST', '/v1/tokens', body);
      expect({ status: answer.status, path: answer.body.errors?.[0]?.path }).toEqual({
        status: 400,
        path: 'role',
      });
    });
  });

  it('that can never be carried out are answered 500, and seen as failed', async () => {
    const connection = workerConnection(own.redis.url, () => undefined);
    const consumer = new JobConsumer({
      queue: QUEUES.policyCommands,
      handlers: Object.fromEntries(
        jobNamesOf(QUEUES.policyCommands).map((name) => [
          name,
          async () => Promise.reject(new UnrecoverableError('no')),
        ]),
      ) as unknown as JobHandlers<typeof QUEUES.policyCommands>,
      connection,
      prefix: own.redis.prefix,
      concurrency: 4,
      onEnd: () => undefined,
    });
    const { body: queued } = await own.call('POST', '/v1/pinned-cases', { command: 'ls', expect: 'allow' });
    consumer.start();
    const failed = async (): Promise<boolean> =>
      (await own.call('GET', queued.location)).text.includes('"status":"failed"');
    expect(await until(failed)).toBe(true);
    const { status, body } = await own.call('POST', '/v1/pinned-cases', { command: 'ls', expect: 'allow' });
    expect({ status, code: body.code }).toEqual({ status: 500, code: 'internal_error' });
    await consumer.stop();
    connection.disconnect();
  });

  it('lists tokens without their secrets', async () => {
    const { text, body } = await own.call('GET', '/v1/tokens');
    const shown = body.items.find((token) => token.id === own.operator.id);
    expect(shown).toEqual({
      id: own.operator.id,
      kind: 'operator',
      name: 'ada',
      role: 'admin',
      createdBy: 'test',
      createdAt: expect.any(String),
    });
    const [row] = await own.fixture.sql('SELECT hash FROM tokens WHERE id = $1', [own.operator.id]);
    expect(text).not.toContain(String(row?.['hash']));
  });
});
