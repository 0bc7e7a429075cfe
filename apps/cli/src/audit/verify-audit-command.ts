import { createDataSource, DATABASE_ROLES, verifyAudit } from '@bylaw/persistence';
import { CommandFailure } from '../command-failure.js';

/** `bylaw audit verify`: checks the whole chain of audit events, reading only (I6). False when it is broken. */
export async function verifyAuditCommand(databaseUrl: string, say: (line: string) => void): Promise<boolean> {
  const { valid, events, firstBroken } = await verify(databaseUrl);
  say(
    valid
      ? `The audit chain is whole: ${events} events.`
      : `The audit chain is broken at event ${firstBroken ?? '?'}: it is missing, or not what was written.`,
  );
  return valid;
}

async function verify(databaseUrl: string): ReturnType<typeof verifyAudit> {
  const dataSource = createDataSource({
    url: databaseUrl,
    role: DATABASE_ROLES.gateway,
    poolSize: 1,
    applicationName: 'bylaw-audit-verify',
  });
  try {
    await dataSource.initialize();
    return await verifyAudit(dataSource.manager);
  } catch (error) {
    throw new CommandFailure(`The audit could not be read: ${(error as Error).message}`);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}
