'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { npmStep } = require('./step.cjs');

const IGNORED = new Set(['dist', 'node_modules']);
const BUNDLER = 'scripts/build/bundle-apps.mjs';
const TEST = /\.(int-)?spec\.tsx?$/;

function* sourceFiles(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory() && !IGNORED.has(entry.name)) yield* sourceFiles(file);
    else if (entry.isFile() && !TEST.test(entry.name)) yield file;
  }
}

/** Stands for the state of everything that the build reads. */
function fingerprint(project) {
  const hash = createHash('sha256');
  const roots = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.build.json', BUNDLER].map((name) =>
    path.join(project, name),
  );
  const files = [...roots, ...['libs', 'apps'].flatMap((name) => [...sourceFiles(path.join(project, name))])];
  for (const file of files.sort()) {
    const { mtimeMs, size } = fs.statSync(file);
    hash.update(`${path.relative(project, file)} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

/** Whether every workspace has what a build leaves behind. */
function isBuilt(project) {
  return ['libs', 'apps'].every((kind) =>
    fs.readdirSync(path.join(project, kind)).every((name) => {
      const folder = path.join(project, kind, name);
      if (!fs.existsSync(path.join(folder, 'package.json'))) return true;
      return ['index.js', 'main.js', 'index.html'].some((file) =>
        fs.existsSync(path.join(folder, 'dist', file)),
      );
    }),
  );
}

/** Builds the project unless nothing has changed since the last time. */
async function build(project) {
  const stampFile = path.join(project, 'node_modules/.bylaw-built');
  const now = fingerprint(project);
  const before = fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8') : '';
  if (before === now && isBuilt(project)) return;
  await npmStep('Building', ['run', 'build'], project);
  fs.writeFileSync(stampFile, now);
}

module.exports = { build };
