import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const PROJECT = resolve(import.meta.dirname, '../../..');
const CACHE = join(PROJECT, 'node_modules/.cache/bylaw-tests');
const MAKING = 'making-';
/** What the bundles are made of and by. */
const MADE_OF = [
  join(PROJECT, 'node_modules/.package-lock.json'),
  ...['packages.js', 'bundle-packages.js', 'with-globals.js'].map((name) => join(import.meta.dirname, name)),
];

/** What our code and tests import, and what that has in common: bundled together, so that there is one copy of everything. */
export const TOGETHER = [
  '@fastify/cookie',
  '@nestjs/common',
  '@nestjs/common/internal',
  '@nestjs/core',
  '@nestjs/core/internal',
  '@nestjs/platform-fastify',
  '@nestjs/swagger',
  '@nestjs/testing',
  'bullmq',
  'fast-check',
  'fastify',
  'ioredis',
  'pg',
  'pino',
  'prom-client',
  're2js',
  'reflect-metadata',
  'typeorm',
  'yaml',
];

/** What is also required by name, by `@nestjs/mapped-types`: CommonJS, and a file by itself. */
export const BY_ITSELF = 'class-validator';

/**
 * Where Jest finds the packages that nearly every test loads, as its `moduleNameMapper` says it: each test file loads all of its
 * modules anew, and these are two thousand files. They are bundled when the installed packages have changed, in some seconds.
 * @throws Error when they can't be.
 */
export async function bundledPackages() {
  const hash = createHash('sha256');
  for (const file of MADE_OF) hash.update(await readFile(file));
  const folder = join(CACHE, hash.digest('hex').slice(0, 16));
  if (!existsSync(folder)) await makeOnce(folder);
  return {
    [`^(${TOGETHER.join('|')})$`]: join(folder, '$1.mjs'),
    [`^(${BY_ITSELF})$`]: join(folder, '$1.cjs'),
  };
}

/** Two runs may do it at once: each in a folder of its own, and the last one to be ready finds it done. */
async function makeOnce(folder) {
  await mkdir(CACHE, { recursive: true });
  const made = await mkdtemp(join(CACHE, MAKING));
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'bundle-packages.js'), made]);
  await rename(made, folder).catch(async (error) => {
    if (!existsSync(folder)) throw error;
    await rm(made, { recursive: true });
  });
  const others = (await readdir(CACHE)).filter(
    (name) => name !== basename(folder) && !name.startsWith(MAKING),
  );
  await Promise.all(others.map((name) => rm(join(CACHE, name), { recursive: true, force: true })));
}
