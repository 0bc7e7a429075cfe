import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { PrivateSystem } from './private-system.js';

/** What became of an import's lines. */
export interface ImportReport {
  readonly imported: number;
  readonly duplicates: number;
  readonly rejected: number;
}

type Gateway = Pick<PrivateSystem, 'gatewayUrl' | 'adminToken'>;

/** Imports telemetry, gzipped on the way. @throws what the file throws, when the connection is broken off; Error when refused */
export async function importTelemetry(gateway: Gateway, file: Iterable<Buffer>): Promise<ImportReport> {
  const headers = { 'content-type': 'text/csv', 'content-encoding': 'gzip' };
  const sending = call(gateway, 'POST', '/v1/actions/import', headers);
  const answered = answerOf(sending);
  // Told by the pipeline.
  answered.catch(() => undefined);
  await pipeline(Readable.from(file, { objectMode: false }), createGzip(), sending);
  return (await json(await answered)) as ImportReport;
}

/** Telemetry as it is exported, gzipped on the way. Who takes no more of it breaks the connection. */
export async function* exportTelemetry(
  gateway: Gateway,
  query = '',
): AsyncGenerator<Buffer, void, undefined> {
  const asking = call(gateway, 'GET', `/v1/actions/export${query}`, { 'accept-encoding': 'gzip' });
  asking.end();
  const answer = await answerOf(asking);
  const unpacked = createGunzip();
  const unpacking = pipeline(answer, unpacked).catch((error: unknown) => unpacked.destroy(error as Error));
  try {
    for await (const part of unpacked) yield part as Buffer;
  } finally {
    answer.destroy();
    await unpacking;
  }
}

function call(
  { gatewayUrl, adminToken }: Gateway,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): ClientRequest {
  const authorization = `Bearer ${adminToken}`;
  return request(new URL(path, gatewayUrl), { method, headers: { ...headers, authorization } });
}

async function answerOf(asking: ClientRequest): Promise<IncomingMessage> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    asking.once('response', resolve).once('error', reject);
  });
  if (answer.statusCode === 200) return answer;
  throw new Error(`${asking.path} answered ${answer.statusCode ?? 0}: ${JSON.stringify(await json(answer))}`);
}
