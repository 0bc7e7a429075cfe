import { randomUUID } from 'node:crypto';
import { testDatabase, withClient, type TestDatabase } from '@bylaw/testing';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source.js';
import { DATABASE_ROLES } from '../database-role.js';
import { AuditTrail } from './audit-trail.js';
import type { AuditFault } from './audit-chain.js';
import type { AuditEvent } from './audit-event.js';
import { auditHash } from './audit-hash.js';
import type { AuditHead } from './audit-head.js';
import { auditPages } from './audit-pages.js';
import { currentAuditHead, exportAudit } from './export-audit.js';
import { verifyAudit } from './verify-audit.js';
import { verifyExport } from './verify-export.js';

const event: AuditEvent = {
  actor: { kind: 'operator', id: 'o1', name: 'Ada', role: 'approver' },
  action: 'suggestion.reject',
  outcome: 'done',
  subject: 's1',
  reason: 'not \0 well \ud800 formed',
  details: { amount: 0.1, nested: { list: [1, null, 'ü'] }, absent: undefined },
};

describe('AuditTrail', () => {
  let database: TestDatabase;
  let source: DataSource;
  const trail = new AuditTrail({ now: () => 1_763_800_000_123 }, randomUUID);

  beforeEach(async () => {
    database = await testDatabase();
    source = createDataSource({
      url: database.url,
      role: DATABASE_ROLES['policy-worker'],
      applicationName: 'test',
    });
    await source.initialize();
  });
  afterEach(async () => {
    await source.destroy();
    await database.drop();
  });

  async function append(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      await source.transaction((manager) => trail.append(manager, { ...event, subject: `s${i}` }));
    }
  }

  /** What only a superuser can do: change the past behind the triggers' back. */
  async function tamper(statement: string): Promise<void> {
    await withClient(database.url, async (client) => {
      await client.query('ALTER TABLE audit_events DISABLE TRIGGER ALL');
      await client.query(statement);
      await client.query('ALTER TABLE audit_events ENABLE TRIGGER ALL');
    });
  }

  const whole = (events: number) => ({ valid: true, events, firstBroken: null, fault: null });

  async function exported(): Promise<string[]> {
    const lines: string[] = [];
    for await (const some of exportAudit(source.manager, await currentAuditHead(source.manager)))
      lines.push(...some.split('\n').filter((line) => line !== ''));
    return lines;
  }

  it('makes a chain that verifies', async () => {
    expect(await verifyAudit(source.manager)).toEqual({ ...whole(0), head: { seq: 0, hash: '' } });
    await append(3);
    const head = await currentAuditHead(source.manager);
    expect(await verifyAudit(source.manager)).toEqual({ ...whole(3), head });
    expect(head).toEqual({ seq: 3, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('reads of Postgres what it hashed, whatever the details are', async () => {
    const details = {
      numbers: [
        5e-324, -0, 1.7976931348623157e308, 295147905179352830000, 1e21, 1e-7, 333333333.3333332, 4.5,
      ],
      ['\ufb33']: 1,
      ['😀']: { ['\r']: [], ['1']: 'one', ['\ud800\0']: '\u2028 \u0080 \\ud800' },
      ['__proto__']: null,
    };
    await source.transaction((manager) => trail.append(manager, { ...event, details }));
    expect(await verifyAudit(source.manager)).toMatchObject(whole(1));
    const [line = ''] = await exported();
    expect(JSON.parse(line)).toMatchObject({
      details: { '😀': { '\ufffd\ufffd': '\u2028 \u0080 \\ud800' } },
    });
  });

  it('numbers the events of transactions at the same time without gaps, and forgets those rolled back', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, i) =>
        source
          .transaction(async (manager) => {
            await trail.append(manager, event);
            if (i % 3 === 0) throw new Error('rolled back');
          })
          .catch(() => undefined),
      ),
    );
    expect(await verifyAudit(source.manager)).toMatchObject(whole(20));
  });

  const swap = (one: number, other: number) =>
    `UPDATE audit_events SET seq = 1000 + seq WHERE seq IN (${one}, ${other});
     UPDATE audit_events SET seq = ${one} + ${other} + 1000 - seq WHERE seq > 1000`;
  const makeRoom = (at: number) =>
    `UPDATE audit_events SET seq = 1001 + seq WHERE seq >= ${at};
     UPDATE audit_events SET seq = seq - 1000 WHERE seq > 1000;
     INSERT INTO audit_events SELECT ${at} AS seq, gen_random_uuid() AS id, at, actor_kind, actor_id, actor_name, actor_role,
       action, outcome, subject, 'put in' AS reason, from_version, to_version, details, command_id,
       (SELECT hash FROM audit_events WHERE seq = ${at - 1}) AS prev_hash, md5('x') || md5('y') AS hash
       FROM audit_events WHERE seq = ${at - 1}`;

  it.each<[string, string, number, AuditFault]>([
    ['a changed field', `UPDATE audit_events SET reason = 'fine' WHERE seq = 3`, 3, 'changed'],
    ['a changed detail', `UPDATE audit_events SET details = '{"amount": 0.2}' WHERE seq = 2`, 2, 'changed'],
    ['a changed time', `UPDATE audit_events SET at = at + interval '1 ms' WHERE seq = 5`, 5, 'changed'],
    ['a changed hash', `UPDATE audit_events SET hash = repeat('0', 64) WHERE seq = 1`, 1, 'changed'],
    ['a changed link', `UPDATE audit_events SET prev_hash = repeat('0', 64) WHERE seq = 4`, 4, 'changed'],
    ['a removed event', 'DELETE FROM audit_events WHERE seq = 4', 4, 'missing'],
    ['a removed first event', 'DELETE FROM audit_events WHERE seq = 1', 1, 'missing'],
    ['two that changed places', swap(2, 4), 2, 'changed'],
    ['an event put in between', makeRoom(3), 3, 'changed'],
    [
      'an event put in before the first',
      `ALTER TABLE audit_events DROP CONSTRAINT audit_events_seq_check;
       INSERT INTO audit_events SELECT 0, gen_random_uuid(), at, actor_kind, actor_id, actor_name, actor_role, action,
         outcome, subject, reason, from_version, to_version, details, command_id, '', 'x' FROM audit_events WHERE seq = 1`,
      1,
      'missing',
    ],
  ])('finds %s (I6)', async (_what, statement, firstBroken, fault) => {
    await append(5);
    await tamper(statement);
    const found = { valid: false, events: firstBroken, firstBroken, fault };
    expect(await verifyAudit(source.manager)).toMatchObject(found);
    async function* lines() {
      yield* await exported();
    }
    expect(await verifyExport(lines())).toMatchObject(found);
  });

  it('finds by a head that was kept that the last events were cut off, or that all was written anew', async () => {
    await append(5);
    const kept = await currentAuditHead(source.manager);
    await append(2);
    expect(await verifyAudit(source.manager, kept)).toMatchObject(whole(7));
    await tamper('DELETE FROM audit_events WHERE seq > 3');
    expect(await verifyAudit(source.manager)).toMatchObject(whole(3));
    expect(await verifyAudit(source.manager, kept)).toMatchObject({
      ...{ valid: false, events: 3, firstBroken: 4, fault: 'truncated', head: { seq: 3 } },
    });
    await append(2);
    expect(await verifyAudit(source.manager)).toMatchObject(whole(5));
    expect(await verifyAudit(source.manager, kept)).toMatchObject({
      ...{ valid: false, events: 5, firstBroken: 5, fault: 'rewritten' },
    });
  });

  it('finds by a head that was kept a chain that was written anew, hashes and all, from the change on', async () => {
    await append(4);
    const kept = await currentAuditHead(source.manager);
    await rewrite(2);
    expect(await verifyAudit(source.manager)).toMatchObject(whole(4));
    expect(await verifyAudit(source.manager, kept)).toMatchObject({ firstBroken: 4, fault: 'rewritten' });
  });

  /** What somebody does who knows how the chain is made. */
  async function rewrite(from: number): Promise<void> {
    let before: AuditHead = { seq: 0, hash: '' };
    for await (const page of auditPages(source.manager)) {
      for (const { content, hash } of page) {
        const { seq } = content;
        const forged = {
          ...content,
          reason: seq === from ? 'forged' : content.reason,
          prevHash: before.hash,
        };
        const anew = seq < from ? hash : auditHash(forged);
        await tamper(
          `UPDATE audit_events SET reason = $$${forged.reason ?? ''}$$, prev_hash = '${forged.prevHash}', hash = '${anew}' WHERE seq = ${seq}`,
        );
        before = { seq, hash: anew };
      }
    }
  }

  it('finds that the last events were cut off, by the commands that they told of', async () => {
    const commandId = randomUUID();
    await append(2);
    await source.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO commands (id, name, result, finished_at) VALUES ($1, 'x', '{}', now())`,
        [commandId],
      );
      await trail.append(manager, { ...event, commandId });
    });
    expect(await verifyAudit(source.manager)).toMatchObject({ valid: true });
    await tamper('DELETE FROM audit_events WHERE seq = 3');
    expect(await verifyAudit(source.manager)).toMatchObject({
      ...{ valid: false, events: 2, firstBroken: 3, fault: 'truncated' },
    });
  });
});
