import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const EVERY_MS = 1_000;
/** Of Redis 7 and Valkey, and of Redis 6.2, which has one file only. */
const FOLDER = 'appendonlydir';
const SINGLE_FILE = 'appendonly.aof';

/**
 * Has what a server wrote to its append-only files go to the disk every second, as `appendfsync everysec` does, but beside
 * the server. For then the server can write, and answer, while that goes on: with `everysec` it answers without having
 * written for up to 2 s, and what it has answered is lost when it is killed. Answers how to stop.
 */
export function syncEverySecond(dataDir: string): () => void {
  const synced = new Map<string, number>();
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    if (isStopped) return;
    timer = setTimeout(() => void syncChanged(dataDir, synced).finally(again), EVERY_MS);
    timer.unref();
  };
  again();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

/** Syncs each append-only file that has grown since it was synced last; `synced` are the sizes that are on the disk. */
export async function syncChanged(dataDir: string, synced: Map<string, number>): Promise<void> {
  const names = await readdir(join(dataDir, FOLDER)).catch(() => []);
  const files = [join(dataDir, SINGLE_FILE), ...names.map((name) => join(dataDir, FOLDER, name))];
  for (const file of files) {
    // A file that a rewrite removes meanwhile needs no syncing.
    await syncOne(file, synced).catch(() => synced.delete(file));
  }
}

async function syncOne(file: string, synced: Map<string, number>): Promise<void> {
  const { size } = await stat(file);
  if (size === synced.get(file)) return;
  const handle = await open(file, 'r');
  try {
    await handle.datasync();
    synced.set(file, size);
  } finally {
    await handle.close();
  }
}
