'use strict';

// Old syntax on purpose, as in start.cjs.
require('./start/check-node.cjs')();
require('./browser/run.cjs')('screenshots/main.js');
