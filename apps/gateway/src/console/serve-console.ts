import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ConsolePage } from './console-page.js';

const INDEX = 'index.html';
const GZIPPED = '.gz';
const NOT_THE_CONSOLE = /^\/(v1|docs|healthz|readyz|metrics|openapi\.json)(?:[/?]|$)/;

/**
 * Serves the console's built files at `/`, and its page for every other address that a browser navigates to, as the
 * console finds its screens by path. Where it was not built, there is just no console.
 */
export async function serveConsole(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, INDEX))) return;
  const page = new ConsolePage(join(folder, INDEX));
  const files = new Set(filesOf(folder).filter((file) => file !== INDEX && !file.endsWith(GZIPPED)));
  await server.register(fastifyStatic, {
    root: folder,
    serve: false,
    cacheControl: false,
    // The build has gzipped what is worth it: whoever takes that gets a third of the bytes.
    preCompressed: true,
  });
  server.get('/*', (request, reply) => {
    const path = decodedPath(request);
    const isOurs = path !== null && !NOT_THE_CONSOLE.test(request.url);
    if (isOurs && files.has(path)) sendFile(reply, path);
    else if (isOurs && (path === INDEX || isScreen(path))) page.send(reply);
    else reply.callNotFound();
  });
}

/** The builder names assets by their content, so that they never change; other files may. */
function sendFile(reply: FastifyReply, path: string): void {
  const isAsset = path.startsWith('assets/');
  void reply
    .header('cache-control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache')
    .sendFile(path);
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function decodedPath(request: FastifyRequest): string | null {
  try {
    return decodeURIComponent(request.url.split('?')[0] ?? '').slice(1);
  } catch {
    return null;
  }
}

/** Files have an ending, screens have none. */
function isScreen(path: string): boolean {
  return !path.slice(path.lastIndexOf('/') + 1).includes('.');
}
