'use strict';

const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { build } = require('./build.cjs');
const { checkDisk } = require('./check-disk.cjs');
const { checkPorts } = require('./check-ports.cjs');
const { claim } = require('./claim.cjs');
const { runMain } = require('./failure.cjs');
const { install } = require('./install.cjs');

const project = path.resolve(__dirname, '../..');
const stateDir = path.resolve(process.env.BYLAW_STATE_DIR || path.join(project, '.bylaw'));

/** `npm start`: checks the machine, installs and builds what is missing or old, then runs the launcher in this process. */
module.exports = function run() {
  return runMain(async () => {
    await claim(project, stateDir);
    await checkPorts(project, process.env);
    checkDisk(project, stateDir);
    await install(project);
    await build(project);
    await import(pathToFileURL(path.join(project, 'apps/launcher/dist/main.js')).href);
  });
};
