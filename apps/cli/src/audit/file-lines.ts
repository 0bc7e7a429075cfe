import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CommandFailure } from '../command-failure.js';

/** Far more than any event takes; a longer line is none. */
const LONGEST_LINE_BYTES = 16 * 1_024 * 1_024;
const LINE_FEED = 0x0a;
const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/**
 * The lines of a file, gzipped or not, in constant memory. A gzip that is cut off or damaged ends where it can be read no
 * further; a line that is no UTF-8, or has no end, is empty.
 * @throws CommandFailure when the file can't be read
 */
export async function* fileLines(file: string): AsyncGenerator<string, void, undefined> {
  const chunks: AsyncIterable<Buffer> = await opened(file);
  let rest: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      let from = 0;
      for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
        yield textOf([...rest, chunk.subarray(from, end)]);
        [rest, size, from] = [[], 0, end + 1];
      }
      rest.push(chunk.subarray(from));
      size += chunk.length - from;
      if (size > LONGEST_LINE_BYTES) break;
    }
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw unreadable(file, error);
  }
  // What has no line feed is the beginning of a line that was not written whole.
  if (size > 0) yield '';
}

async function opened(file: string): Promise<Readable> {
  try {
    const handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    await handle.close();
    const source = createReadStream(file);
    const isGzip = bytesRead === 2 && buffer.equals(GZIP_MAGIC);
    return isGzip ? pipeline(source, createGunzip(), () => undefined) : source;
  } catch (error) {
    throw unreadable(file, error);
  }
}

function textOf(parts: readonly Buffer[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(parts));
  } catch {
    return '';
  }
}

function unreadable(file: string, error: unknown): CommandFailure {
  return new CommandFailure(`${file} can't be read: ${(error as Error).message}.`);
}
