import type { EntityManager } from 'typeorm';
import { AuditChain, type AuditVerification } from './audit-chain.js';
import type { AuditHead } from './audit-head.js';
import { auditPages } from './audit-pages.js';

/**
 * Reads the whole audit, page by page in constant memory, and checks that the numbers have no gap, that each event's hash
 * is that of its content, and that each names the hash before it (I6). A chain that was cut at its end is found by a head
 * that was kept elsewhere, and otherwise by the versions and commands, each of which has an event that tells of it. One that
 * was written anew as a whole is found by such a head only. Events that are appended meanwhile are read too.
 */
export async function verifyAudit(
  manager: EntityManager,
  known: AuditHead | null = null,
): Promise<AuditVerification> {
  const steps = auditVerification(manager, known);
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, page by page: yields how many events were found to be whole so far, and returns what was found in the end. */
export async function* auditVerification(
  manager: EntityManager,
  known: AuditHead | null = null,
): AsyncGenerator<number, AuditVerification, undefined> {
  const chain = new AuditChain(known);
  for await (const page of auditPages(manager)) {
    for (const link of page) if (!chain.add(link)) return chain.verification();
    yield chain.head.seq;
  }
  return chain.verification(await lacksEvents(manager));
}

/** Whether a version or a command is there without the event that was committed with it. Replays change nothing. */
async function lacksEvents(manager: EntityManager): Promise<boolean> {
  const [answer] = await manager.query<{ lacking: boolean }[]>(
    `SELECT EXISTS (
       SELECT 1 FROM policy_versions v WHERE NOT EXISTS (
         SELECT 1 FROM audit_events e WHERE e.to_version = v.version AND e.outcome = 'done')
     ) OR EXISTS (
       SELECT 1 FROM commands c WHERE c.name <> 'replay'
         AND NOT EXISTS (SELECT 1 FROM audit_events e WHERE e.command_id = c.id)
     ) AS lacking`,
  );
  return answer?.lacking ?? false;
}
