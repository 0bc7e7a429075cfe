'use strict';

// Old syntax on purpose, as in start.cjs.
require('./start/check-node.cjs')();
require('./test/run-races.cjs')();
