'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { build } = require('../start/build.cjs');
const { runMain } = require('../start/failure.cjs');
const { install } = require('../start/install.cjs');
const { npmStep } = require('../start/step.cjs');

const project = path.resolve(__dirname, '../..');
const bench = path.join(project, 'bench');

/** `npm run bench` and its like: installs and builds what is missing, the benchmarks' own packages too, and runs one. */
module.exports = function run(program) {
  return runMain(async () => {
    await install(project);
    await build(project);
    const installed = path.join(bench, 'node_modules/.package-lock.json');
    const lock = path.join(bench, 'package-lock.json');
    if (!fs.existsSync(installed) || fs.statSync(installed).mtimeMs < fs.statSync(lock).mtimeMs) {
      await npmStep('Installing the peers (npm ci)', ['ci'], bench);
    }
    await npmStep('Building the benchmarks', ['exec', '--', 'tsc', '-p', 'bench'], project);
    await import(pathToFileURL(path.join(bench, 'dist', program)).href);
  });
};
