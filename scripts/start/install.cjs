'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { npmStep } = require('./step.cjs');

function modified(file) {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? 0 : stats.mtimeMs;
}

/** Installs the packages when there are none, or others than the lock file names. */
async function install(project) {
  const lock = path.join(project, 'package-lock.json');
  const installed = path.join(project, 'node_modules/.package-lock.json');
  const marker = path.join(project, 'node_modules/.bylaw-installed');
  const hash = createHash('sha256').update(fs.readFileSync(lock)).digest('hex');
  const fits = fs.existsSync(marker)
    ? fs.readFileSync(marker, 'utf8') === hash
    : modified(installed) >= modified(lock);
  if (fs.existsSync(installed) && fits) return;
  await npmStep('Installing packages (npm ci)', ['ci', '--include=dev', '--include=optional'], project);
  fs.writeFileSync(marker, hash);
}

module.exports = { install };
