import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { reportUnlessOptional } from '../../../scripts/build/report-unless-optional.mjs';
import { BY_ITSELF, TOGETHER } from './packages.js';
import { withGlobals } from './with-globals.js';

/** `node bundle-packages.js FOLDER`: puts the packages that tests load into few files of the folder. */
async function bundlePackages(folder) {
  const entries = join(folder, 'entries');
  const input = {};
  for (const name of TOGETHER) {
    input[name] = join(entries, `${name}.mjs`);
    await mkdir(dirname(input[name]), { recursive: true });
    await writeFile(input[name], await entryOf(name));
  }
  await bundle(input, (id) => id === BY_ITSELF || id.startsWith(`${BY_ITSELF}/`), {
    dir: folder,
    format: 'esm',
  });
  await bundle({ [BY_ITSELF]: BY_ITSELF }, () => false, { dir: folder, format: 'cjs' });
  await rm(entries, { recursive: true });
}

/** A module that exports what the package does; what a CommonJS package does, is known once it is loaded. */
async function entryOf(name) {
  const names = Object.keys(await import(name)).filter((exported) => /^[A-Za-z_$][\w$]*$/.test(exported));
  return `export { ${names.join(', ')} } from ${JSON.stringify(name)};\n`;
}

async function bundle(input, external, { dir, format }) {
  const bundled = await rolldown({
    input,
    external,
    platform: 'node',
    plugins: [{ name: 'with-globals', renderChunk: (code) => (format === 'esm' ? withGlobals(code) : null) }],
    onLog: reportUnlessOptional,
    checks: { pluginTimings: false },
  });
  const ending = format === 'esm' ? 'mjs' : 'cjs';
  await bundled.write({
    dir,
    format,
    keepNames: true,
    strictExecutionOrder: true,
    entryFileNames: `[name].${ending}`,
    chunkFileNames: `[name]-[hash].${ending}`,
  });
  await bundled.close();
}

await bundlePackages(process.argv[2]);
