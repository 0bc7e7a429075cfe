'use strict';

const fs = require('node:fs');

/** Prints what Jest counted as the last line of a run; exits with 1 when something failed or no test ran. */
function summary(file) {
  const text = fs.readFileSync(file, 'utf8');
  if (text === '') return { line: '0 passed, 0 failed', ok: false };
  const results = JSON.parse(text);
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  const line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { line, ok: failed === 0 && results.numPassedTests > 0 };
}

const { line, ok } = summary(process.argv[2]);
process.stdout.write(`\n${line}\n`);
process.exitCode = ok ? 0 : 1;
