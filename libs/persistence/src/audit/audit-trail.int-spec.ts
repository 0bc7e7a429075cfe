import { randomUUID } from 'node:crypto';
import { testDatabase, withClient, type TestDatabase } from '@bylaw/testing';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source.js';
import { DATABASE_ROLES } from '../database-role.js';
import { AuditTrail } from './audit-trail.js';
import type { AuditEvent } from './audit-event.js';
import { verifyAudit } from './verify-audit.js';

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

  it('makes a chain that verifies', async () => {
    expect(await verifyAudit(source.manager)).toEqual({ valid: true, events: 0, firstBroken: null });
    await append(3);
    expect(await verifyAudit(source.manager)).toEqual({ valid: true, events: 3, firstBroken: null });
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
    expect(await verifyAudit(source.manager)).toEqual({ valid: true, events: 20, firstBroken: null });
  });

  it.each([
    ['a changed field', `UPDATE audit_events SET reason = 'fine' WHERE seq = 3`, 3],
    ['a changed detail', `UPDATE audit_events SET details = '{"amount": 0.2}' WHERE seq = 2`, 2],
    ['a removed event', 'DELETE FROM audit_events WHERE seq = 4', 4],
    ['a changed hash', `UPDATE audit_events SET hash = repeat('0', 64) WHERE seq = 1`, 1],
  ])('finds %s (I6)', async (_what, statement, firstBroken) => {
    await append(5);
    await tamper(statement);
    expect(await verifyAudit(source.manager)).toMatchObject({ valid: false, firstBroken });
  });

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
    expect(await verifyAudit(source.manager)).toEqual({ valid: false, events: 2, firstBroken: 3 });
  });
});
