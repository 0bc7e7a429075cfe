import { randomUUID } from 'node:crypto';
import { until } from '@bylaw/testing';
import { OwnGateway } from '../own-gateway.fixture.js';

describe('what the gateway tells of what happened', () => {
  let own: OwnGateway;

  beforeAll(async () => {
    own = await OwnGateway.open('admin', 'ada');
  });
  afterAll(async () => {
    await own.close();
  });

  it('lists pinned cases', async () => {
    const id = randomUUID();
    await own.fixture.insert('pinned_cases', {
      id,
      tool: 'shell',
      command: 'rm -rf /',
      expect: 'deny',
      created_by: 'ada',
      created_at: new Date(),
    });
    expect((await own.call('GET', '/v1/pinned-cases')).body).toEqual({
      nextCursor: null,
      items: [
        {
          id,
          tool: 'shell',
          command: 'rm -rf /',
          args: null,
          expect: 'deny',
          comment: null,
          createdBy: 'ada',
          createdAt: expect.any(String),
        },
      ],
    });
    expect((await own.call('POST', '/v1/pinned-cases', { command: 'ls', expect: 'perhaps' })).status).toBe(
      400,
    );
  });

  it('shows the audit, newest first, by what is asked for', async () => {
    for (let seq = 1; seq <= 3; seq++) {
      await own.fixture.insert('audit_events', {
        seq,
        id: randomUUID(),
        at: new Date(),
        actor_kind: 'operator',
        actor_id: own.operator.id,
        actor_name: 'ada',
        actor_role: 'admin',
        action: seq === 2 ? 'suggestion.apply' : 'token.create',
        outcome: 'done',
        prev_hash: String(seq - 1),
        hash: String(seq),
      });
    }
    const { body } = await own.call('GET', '/v1/audit?limit=2');
    expect(body.items.map((event) => event.seq)).toEqual([3, 2]);
    expect(body.items[0]?.actor).toEqual({
      kind: 'operator',
      id: own.operator.id,
      name: 'ada',
      role: 'admin',
    });
    const next = await own.call('GET', `/v1/audit?limit=2&cursor=${String(body.nextCursor)}`);
    expect(next.body).toMatchObject({ items: [{ seq: 1 }], nextCursor: null });
    const { body: applied } = await own.call('GET', '/v1/audit?action=suggestion.apply');
    expect(applied.items).toMatchObject([{ seq: 2 }]);
    // These were made by hand: their hashes are wrong.
    expect((await own.call('GET', '/v1/audit/verify')).body).toEqual({
      ...{ valid: false, events: 1, firstBroken: 1, fault: 'changed', head: { seq: 0, hash: '' } },
    });
  });

  it('streams the news, until the token is revoked', async () => {
    const { id, token } = await own.fixture.operator('viewer');
    const response = await fetch(new URL('/v1/events', own.gateway.url), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    let heard = '';
    let ended = false;
    void (async () => {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        heard += Buffer.from(chunk).toString();
      }
      ended = true;
    })();
    await until(async () => heard !== '');
    await own.fixture.announce({ type: 'version.created', version: 9, kind: 'apply' });
    await until(async () => heard.includes('event: version.created'));
    expect(heard).toContain('data: {"type":"version.created","version":9,"kind":"apply"}');
    await own.fixture.announce({ type: 'token.changed', id });
    await until(async () => ended);
  });
});
