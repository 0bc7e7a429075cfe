'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Failure } = require('./failure.cjs');

const MEGABYTE = 1024 * 1024;
/** Packages, build, a new database with its first log files. */
const NEEDED_TO_INSTALL_MB = 1200;
const NEEDED_TO_RUN_MB = 300;

function existing(folder) {
  return fs.existsSync(folder) ? folder : existing(path.dirname(folder));
}

/** Refuses to begin what would end with a full disk. */
function checkDisk(project, stateDir) {
  const installed = fs.existsSync(path.join(project, 'node_modules/.package-lock.json'));
  const needed = installed ? NEEDED_TO_RUN_MB : NEEDED_TO_INSTALL_MB;
  const folder = existing(installed ? stateDir : project);
  const { bavail, bsize } = fs.statfsSync(folder);
  const free = Math.floor((bavail * bsize) / MEGABYTE);
  if (free >= needed) return;
  throw new Failure(
    `The disk is too full: ${folder} has ${free} MB free, and Bylaw needs ${needed} MB there. ` +
      'Free some space and try again.',
  );
}

module.exports = { checkDisk };
