import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/**
 * Module hooks by which plain Node loads our TypeScript from source, as Jest does within tests: the `source` entry of
 * our packages, and `.ts` for a relative `.js`.
 */
export async function resolve(specifier, context, nextResolve) {
  const fromSource = { ...context, conditions: ['source', ...context.conditions] };
  const ours = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
  return nextResolve(ours ? specifier.replace(/\.js$/, '.ts') : specifier, fromSource);
}

export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    swcrc: false,
    sourceMaps: 'inline',
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
