'use strict';

// Old syntax on purpose: an old Node must get as far as the message of check-node.cjs. Whatever follows is newer.
require('./start/check-node.cjs')();
require('./start/run.cjs')();
