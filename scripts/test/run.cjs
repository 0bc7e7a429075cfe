'use strict';

const { spawn } = require('node:child_process');
const path = require('node:path');
const { build } = require('../start/build.cjs');
const { checkDisk } = require('../start/check-disk.cjs');
const { runMain } = require('../start/failure.cjs');
const { install } = require('../start/install.cjs');

const project = path.resolve(__dirname, '../..');
const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

/** `npm test`: installs and builds what is missing or old, then runs Jest with the arguments given. */
module.exports = function run() {
  return runMain(async () => {
    checkDisk(project, path.join(project, '.bylaw'));
    await install(project);
    await build(project);
    const jest = spawn(process.execPath, [...JEST, ...process.argv.slice(2)], {
      cwd: project,
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => jest.kill(signal));
    jest.on('close', (code, signal) => process.exit(signal === null ? code : 1));
  });
};
