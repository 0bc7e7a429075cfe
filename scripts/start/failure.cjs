'use strict';

/** Something that the person can put right: shown as one message, without a stack. */
class Failure extends Error {}

/** Runs a command's main function; a failure ends the process with its message and the exit code 1. */
async function runMain(main) {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Failure ? error.message : error.stack}\n`);
    process.exit(1);
  }
}

module.exports = { Failure, runMain };
