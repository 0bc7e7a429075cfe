'use strict';

const { spawn } = require('node:child_process');
const path = require('node:path');
const { build } = require('../start/build.cjs');
const { checkDisk } = require('../start/check-disk.cjs');
const { runMain } = require('../start/failure.cjs');
const { install } = require('../start/install.cjs');

const project = path.resolve(__dirname, '../..');
const TYPESCRIPT = ['--import', './libs/testing/jest/register-typescript.js'];

/** `npm run test:races`: installs and builds what is missing or old, then races every pair of commands; see test/races. */
module.exports = function runRaces() {
  return runMain(async () => {
    checkDisk(project, path.join(project, '.bylaw'));
    await install(project);
    await build(project);
    const races = spawn(process.execPath, [...TYPESCRIPT, 'test/races/main.ts', ...process.argv.slice(2)], {
      cwd: project,
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => races.kill(signal));
    races.on('close', (code, signal) => process.exit(signal === null ? code : 1));
  });
};
