'use strict';

// Old syntax on purpose, as in start.cjs.
require('./start/check-node.cjs')();

var fs = require('node:fs');
var path = require('node:path');
var url = require('node:url');

var main = path.join(__dirname, '../apps/cli/dist/audit/main.js');
if (fs.existsSync(main)) {
  import(url.pathToFileURL(main).href);
} else {
  process.stderr.write('Bylaw has not been built. Build it first: npm ci && npm run build\n');
  process.exitCode = 1;
}
