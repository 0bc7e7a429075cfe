import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '@bylaw/contracts';

/** Telemetry shrinks to a tenth, or to a fiftieth when it repeats itself; gzip can shrink zeros to a thousandth. */
const MOST_UNPACKED_FROM_A_BYTE = 200;
/** So much may come of anything, so that small files may be as repetitive as they like. */
const ALWAYS_UNPACKED = 16_777_216;

/**
 * What a gzip stream, of one member or several, unpacks to, a chunk at a time. Does not destroy its source.
 * @throws DomainError `payload_too_large` as soon as it unpacks to suspiciously much (a "zip bomb"); `malformed_body` when
 *   it is damaged, cut off, or no gzip; whatever the source throws
 */
export async function* gunzipped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let packed = 0;
  let unpacked = 0;
  async function* counted(): AsyncGenerator<Buffer, void, undefined> {
    for await (const chunk of source) {
      packed += chunk.length;
      yield chunk;
    }
  }
  const gunzip = pipeline(Readable.from(counted()), createGunzip(), () => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (unpacked > ALWAYS_UNPACKED + packed * MOST_UNPACKED_FROM_A_BYTE) throw tooLarge();
      yield chunk;
    }
  } catch (error) {
    throw isDamage(error)
      ? new DomainError('malformed_body', `The gzip is damaged: ${error.message}`)
      : error;
  } finally {
    gunzip.destroy();
  }
}

function tooLarge(): DomainError {
  return new DomainError(
    'payload_too_large',
    `The body unpacks to more than ${MOST_UNPACKED_FROM_A_BYTE} times its size; send it as it is, without gzip`,
  );
}

/** The errors of zlib have codes such as `Z_DATA_ERROR`. */
function isDamage(error: unknown): error is Error {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && code.startsWith('Z_');
}
