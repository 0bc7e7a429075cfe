import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Api } from '../api.js';
import { CommandFailure } from '../command-failure.js';

/**
 * `bylaw audit export FILE`: writes the whole audit as JSON lines, gzipped when the name ends with `.gz`. The file is there
 * when all of it was written, and not before.
 * @throws CommandFailure with what the gateway says, or why the file can't be written
 */
export async function exportAuditCommand(api: Api, file: string, say: (line: string) => void): Promise<void> {
  const answer = await api.download('/v1/audit/export');
  const part = `${file}.part`;
  try {
    const lines = Readable.from(answer.body);
    const zip = file.endsWith('.gz') ? [createGzip()] : [];
    await pipeline([lines, ...zip, createWriteStream(part)]);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new CommandFailure(`${file} was not written: ${(error as Error).message}.`);
  }
  say(`${file} holds the audit up to its head ${answer.headers.get('bylaw-audit-head') ?? ''}`);
  say(
    'Keep the head where nobody who can change the database can change it, to check later exports against.',
  );
}
