import { spawn } from 'node:child_process';
import { createReadStream, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { CommandFailure } from '../command-failure.js';
import type { Api } from '../api.js';
import type { Screen } from '../screen.js';

/** What came of an import. */
export interface ImportSummary {
  readonly imported: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly errors: readonly { readonly line: number; readonly message: string }[];
}

const HEADER_BYTES = 4_096;

/**
 * Imports a file of telemetry CSV, or of `command,label,source`, which is turned into it on the way. Streams, with the
 * progress of reading shown.
 */
export async function importTelemetry(
  file: string,
  projectDir: string,
  operator: Api,
  screen: Screen,
): Promise<ImportSummary> {
  const columns = await columnsOf(file);
  if (!columns.includes('command')) {
    throw new CommandFailure(`${file} has no column "command" in its first line.`);
  }
  const total = statSync(file).size;
  const progress = screen.progress('importing');
  const source = createReadStream(file);
  let read = 0;
  source.on('data', (chunk) => progress.update((read += chunk.length), total));
  const telemetry = columns.includes('safety_label') ? source : converted(source, projectDir);
  const { body } = await operator.upload<ImportSummary>(
    '/v1/actions/import',
    'text/csv',
    Readable.toWeb(telemetry) as ReadableStream,
  );
  progress.end();
  return body;
}

async function columnsOf(file: string): Promise<readonly string[]> {
  try {
    const handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    await handle.close();
    const [header = ''] = buffer.toString('utf8', 0, bytesRead).replace('\ufeff', '').split('\n');
    return header.split(',').map((column) => column.trim().toLowerCase());
  } catch (error) {
    throw new CommandFailure(`${file} can't be read: ${(error as Error).message}`);
  }
}

/** The example's script does the turning: what it does here, it does for everybody. */
function converted(source: Readable, projectDir: string): Readable {
  const script = join(projectDir, 'examples', 'telemetry-csv', 'convert.mjs');
  const child = spawn(process.execPath, [script, '-', '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => undefined);
  source.pipe(child.stdin);
  return child.stdout;
}
