'use strict';

// Old syntax on purpose, as in start.cjs.
require('./start/check-node.cjs')();

var fs = require('node:fs');
var path = require('node:path');
var url = require('node:url');

var main = path.join(__dirname, '../apps/cli/dist/demo/main.js');
if (fs.existsSync(main)) {
  import(url.pathToFileURL(main).href);
} else {
  process.stderr.write('Bylaw has not been built. Start it first, in another terminal: npm start\n');
  process.exitCode = 1;
}
