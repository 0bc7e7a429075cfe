/**
 * Writes the types of the gateway's API, from its OpenAPI document, for the console. With `--check` it writes nothing, and
 * fails when what is there is not what would be written. Starts no service; needs a build.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import prettier from 'prettier';

const TARGET = fileURLToPath(new URL('../../apps/console/src/gateway/api.ts', import.meta.url));
const HEADER =
  '// Made by `npm run generate:client` from the gateway’s OpenAPI document. Not to be edited.\n\n';

const { gatewayDocument } = await import('../../apps/gateway/dist/gateway-document.js');
const { readGatewaySettings } = await import('../../apps/gateway/dist/gateway-settings.js');
const { Environment } = await import('@bylaw/platform');

const anyStore = { DATABASE_URL: 'postgres://localhost/none', REDIS_URL: 'redis://localhost' };
const document = await gatewayDocument(readGatewaySettings(new Environment(anyStore)));
// Key order says nothing: sorted, it does not change with the order of imports.
document.components.schemas = Object.fromEntries(
  Object.entries(document.components.schemas).sort(([a], [b]) => (a < b ? -1 : 1)),
);
const types = astToString(await openapiTypescript(document));
const options = { ...(await prettier.resolveConfig(TARGET)), filepath: TARGET };
const text = await prettier.format(HEADER + types, options);

if (!process.argv.includes('--check')) {
  await writeFile(TARGET, text);
} else if ((await readFile(TARGET, 'utf8')) !== text) {
  process.stderr.write('The console’s client is not what the gateway serves: npm run generate:client\n');
  process.exitCode = 1;
}
