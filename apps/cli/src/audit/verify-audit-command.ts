import {
  createDataSource,
  DATABASE_ROLES,
  verifyAudit,
  type AuditHead,
  type AuditVerification,
} from '@bylaw/persistence';
import { CommandFailure } from '../command-failure.js';
import { describeVerification } from './describe-fault.js';

/** `bylaw audit verify`: checks the whole chain of audit events, reading only (I6). False when it is broken. */
export async function verifyAuditCommand(
  databaseUrl: string,
  head: AuditHead | null,
  say: (line: string) => void,
): Promise<boolean> {
  const found = await verify(databaseUrl, head);
  say(describeVerification(found));
  return found.valid;
}

async function verify(databaseUrl: string, head: AuditHead | null): Promise<AuditVerification> {
  const dataSource = createDataSource({
    url: databaseUrl,
    role: DATABASE_ROLES.gateway,
    poolSize: 1,
    applicationName: 'bylaw-audit-verify',
  });
  try {
    await dataSource.initialize();
    return await verifyAudit(dataSource.manager, head);
  } catch (error) {
    throw new CommandFailure(`The audit could not be read: ${(error as Error).message}`);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}
