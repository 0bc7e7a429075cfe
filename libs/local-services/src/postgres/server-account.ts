import { readFileSync } from 'node:fs';

/** The operating-system user that a server runs as. */
export interface ServerAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * The user that Postgres, which refuses to run as root, runs as: `postgres` if this system has it, else `nobody`.
 * Undefined when we are not root: then it runs as ourselves.
 */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  const [name = 'nobody', , uid = '65534', gid = '65534'] = entry ?? [];
  return { name, uid: Number(uid), gid: Number(gid) };
}
