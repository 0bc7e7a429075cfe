import { resolve } from 'node:path';
import { PrivateSystem } from './private-system.js';

/**
 * Starts a private system, measures with it, and stops and removes it, also when this process is told to end.
 * @throws what measuring throws, after showing the apps' last lines
 */
export async function withPrivateSystem<T>(measure: (system: PrivateSystem) => Promise<T>): Promise<T> {
  const system = new PrivateSystem(resolve(import.meta.dirname, '../..'));
  // A terminal's interrupt reaches this process twice: from the terminal, and from the one that started it.
  const ended: { by: Promise<void> | null } = { by: null };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void (ended.by ??= system.stop().finally(() => process.exit(1))));
  }
  try {
    await system.start();
    return await measure(system);
  } catch (error) {
    // Nothing of the system answers while it stops; this process ends when it has.
    if (ended.by) await ended.by;
    process.stderr.write(`The apps' last lines:\n${system.lastLines()}\n`);
    throw error;
  } finally {
    await system.stop();
  }
}
