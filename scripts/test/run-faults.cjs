'use strict';

const { spawn } = require('node:child_process');
const path = require('node:path');
const { build } = require('../start/build.cjs');
const { checkDisk } = require('../start/check-disk.cjs');
const { runMain } = require('../start/failure.cjs');
const { install } = require('../start/install.cjs');

const project = path.resolve(__dirname, '../..');
const TYPESCRIPT = ['--import', './libs/testing/jest/register-typescript.js'];

/** `npm run test:faults`: installs and builds what is missing or old, then tries every fault; see test/faults. */
module.exports = function runFaults() {
  return runMain(async () => {
    checkDisk(project, path.join(project, '.bylaw'));
    await install(project);
    await build(project);
    const faults = spawn(process.execPath, [...TYPESCRIPT, 'test/faults/main.ts', ...process.argv.slice(2)], {
      cwd: project,
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => faults.kill(signal));
    faults.on('close', (code, signal) => process.exit(signal === null ? code : 1));
  });
};
