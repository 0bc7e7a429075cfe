'use strict';

const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { build } = require('../start/build.cjs');
const { runMain } = require('../start/failure.cjs');
const { install } = require('../start/install.cjs');
const { npmStep } = require('../start/step.cjs');

const project = path.resolve(__dirname, '../..');

/** Runs a program of test/browser that is no test: installs and builds what is missing or old, then the program itself. */
module.exports = function run(program) {
  return runMain(async () => {
    await install(project);
    await build(project);
    await npmStep(`Building ${program}`, ['exec', '--', 'tsc', '-p', 'test/browser'], project);
    await import(pathToFileURL(path.join(project, 'test/dist/browser', program)).href);
  });
};
