import { randomUUID } from 'node:crypto';
import { call, type Answer } from '../gateway.fixture.js';
import { OwnGateway } from '../own-gateway.fixture.js';

describe('recorded actions', () => {
  let own: OwnGateway;

  beforeAll(async () => {
    own = await OwnGateway.open('labeler', 'lena');
  });
  afterAll(async () => {
    await own.close();
  });
  beforeEach(() => own.fixture.sql('TRUNCATE actions, action_outcomes, action_labels, reviews'));

  const get = (path: string): Promise<Answer> =>
    call(own.gateway, 'GET', path, { token: own.operator.token });
  const commands = async (query: string): Promise<string[]> => {
    const { status, body } = await get(`/v1/actions?${query}`);
    expect(status).toBe(200);
    return body.items.map((item) => item.command);
  };

  describe('the list', () => {
    it('shows what was recorded, with what joined it', async () => {
      const agent = randomUUID();
      const id = await own.fixture.addAction({
        agent_id: agent,
        command: 'rm -rf /',
        decision: 'review',
        reason: 'held',
        policy_version: 3,
        matched: '[{"ruleId":"r","effect":"review","mode":"enforce"}]',
        metadata: { a: 1 },
      });
      const now = new Date();
      await own.fixture.insert('action_outcomes', {
        action_id: id,
        reported_at: now,
        exit_code: 1,
        score: 10,
      });
      await own.fixture.insert('action_labels', {
        action_id: id,
        label: 'unsafe',
        author: 'lena',
        labelled_at: now,
      });
      await own.fixture.insert('reviews', {
        action_id: id,
        agent_id: agent,
        tool: 'shell',
        command: 'rm -rf /',
        command_hash: 'h',
        policy_version: 3,
        held_at: now,
        expires_at: new Date(now.getTime() - 1),
      });
      expect((await get('/v1/actions')).body).toEqual({
        nextCursor: null,
        items: [
          expect.objectContaining({
            id,
            agentId: agent,
            decision: 'review',
            policyVersion: 3,
            matched: [{ ruleId: 'r', effect: 'review', mode: 'enforce' }],
            metadata: { a: 1 },
            outcome: { exitCode: 1, stdout: null, stderr: null, durationMs: null, score: 10 },
            label: 'unsafe',
            labelledBy: 'lena',
            // Past its end a hold is over, written down or not.
            review: expect.objectContaining({ status: 'expired', verdict: null }),
          }),
        ],
      });
    });

    it('filters by each parameter', async () => {
      const agent = randomUUID();
      await own.fixture.addAction({ command: 'one 50%', agent_id: agent, ts: '2026-01-01T00:00:00Z' });
      await own.fixture.addAction({ command: 'two 500', decision: 'deny', ts: '2026-01-02T00:00:00Z' });
      const three = await own.fixture.addAction({
        command: 'THREE',
        tool: 'sql',
        ts: '2026-01-03T00:00:00Z',
      });
      await own.fixture.insert('action_labels', {
        action_id: three,
        label: 'safe',
        author: 'lena',
        labelled_at: new Date(),
      });
      expect(await commands('')).toEqual(['THREE', 'two 500', 'one 50%']);
      expect(await commands(`agentId=${agent}`)).toEqual(['one 50%']);
      expect(await commands('decision=deny')).toEqual(['two 500']);
      expect(await commands('label=safe')).toEqual(['THREE']);
      expect(await commands('tool=sql')).toEqual(['THREE']);
      expect(await commands('q=three')).toEqual(['THREE']);
      expect(await commands('q=50%25')).toEqual(['one 50%']);
      expect(await commands('since=2026-01-02T00:00:00Z&until=2026-01-03T00:00:00Z')).toEqual(['two 500']);
    });

    it('turns pages without missing or repeating one, also within a millisecond', async () => {
      const ts = '2026-01-01T00:00:00Z';
      for (let i = 0; i < 7; i++) await own.fixture.addAction({ command: `c${i}`, ts });
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await get(`/v1/actions?limit=3${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items.map((item) => item.command));
        cursor = body.nextCursor;
      }
      expect(seen.toSorted()).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
    });

    it.each([
      ['limit=0', 'limit'],
      ['limit=201', 'limit'],
      ['cursor=bm9uZQ', 'cursor'],
      ['decision=perhaps', 'decision'],
      ['label=3', 'label'],
      ['since=yesterday', 'since'],
      ['until=2026-02-30T00:00:00Z', 'until'],
      ['agentId=7', 'agentId'],
      ['colour=red', 'colour'],
      ['q=a%00b', 'q'],
    ])('refuses ?%s, naming the path', async (query, path) => {
      const { status, body } = await get(`/v1/actions?${query}`);
      expect({ status, code: body.code, path: body.errors?.[0]?.path }).toEqual({
        status: 400,
        code: 'validation_failed',
        path,
      });
    });
  });

  describe('a label', () => {
    it('waits a moment for an action that is still on its way', async () => {
      const id = randomUUID();
      const answer = call(own.gateway, 'PUT', `/v1/actions/${id}/label`, {
        token: own.operator.token,
        body: { label: 'safe' },
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await own.fixture.addAction({ id });
      // No policy worker runs here, so the command waits.
      expect((await answer).status).toBe(202);
    });
  });
});
