'use strict';

var engines = require('../../package.json').engines;

/** The oldest Node that we run on, as numbers. */
function wanted() {
  return numbers(engines.node.replace('>=', ''));
}

function numbers(version) {
  return version.replace(/^v/, '').split('.').map(Number);
}

/** The message for a Node that is too old; undefined for one that will do. */
function problemOf(version) {
  var have = numbers(version);
  var want = wanted();
  for (var i = 0; i < want.length; i += 1) {
    if (have[i] > want[i]) return undefined;
    if (have[i] < want[i]) {
      return (
        'Bylaw needs Node.js ' +
        want.join('.') +
        ' or newer; this is ' +
        version +
        ' (' +
        process.execPath +
        ').\n' +
        'Install a newer one from https://nodejs.org or with a version manager, e.g. `nvm install 22`, and try again.'
      );
    }
  }
  return undefined;
}

/** Ends the process with one clear message when this Node is too old. */
module.exports = function checkNode() {
  var problem = problemOf(process.version);
  if (problem === undefined && process.platform === 'win32') {
    problem = 'Bylaw does not run on Windows itself: use the Windows Subsystem for Linux (WSL).';
  }
  if (problem === undefined) return;
  process.stderr.write(problem + '\n');
  process.exit(1);
};
module.exports.problemOf = problemOf;
