'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { build } = require('./build.cjs');
const { checkDisk } = require('./check-disk.cjs');
const { checkPorts } = require('./check-ports.cjs');
const { claim } = require('./claim.cjs');
const { Failure, runMain } = require('./failure.cjs');
const { install } = require('./install.cjs');

const project = path.resolve(__dirname, '../..');
const stateDir = path.resolve(process.env.BYLAW_STATE_DIR || path.join(project, '.bylaw'));

/** `npm start`: checks the machine, installs and builds what is missing or old, then runs the launcher in this process. */
module.exports = function run() {
  return runMain(async () => {
    await claim(project, stateDir);
    await checkPorts(project, process.env);
    checkDisk(project, stateDir);
    // Tests run what `npm test` has built, and must not have it changed under them.
    if (!process.env.BYLAW_AS_BUILT) {
      await install(project);
      await build(project);
    }
    const launcher = path.join(project, 'apps/launcher/dist/bundle/main.js');
    if (!fs.existsSync(launcher)) throw new Failure('Bylaw has not been built: run `npm run build` first.');
    await import(pathToFileURL(launcher).href);
  });
};
