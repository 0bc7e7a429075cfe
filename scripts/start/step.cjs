'use strict';

const { spawn } = require('node:child_process');
const { Failure } = require('./failure.cjs');

const FIRST_LINES = 12;
const LAST_LINES = 24;

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/** Shows that the work goes on: a line that counts the seconds on a terminal, a line now and then elsewhere. */
function showProgress(title) {
  const since = Date.now();
  const { isTTY } = process.stdout;
  process.stdout.write(isTTY ? `• ${title} …` : `${title} …\n`);
  const timer = setInterval(
    () => process.stdout.write(isTTY ? `\r• ${title} … ${seconds(since)}` : `  … ${seconds(since)}\n`),
    isTTY ? 200 : 10_000,
  );
  return (mark) => {
    clearInterval(timer);
    process.stdout.write(
      isTTY ? `\r${mark} ${title} (${seconds(since)})\u001b[K\n` : `  ${mark} ${seconds(since)}\n`,
    );
  };
}

/** The beginning and the end of what a command wrote: npm says what is wrong first, a compiler last. */
function excerpt(output) {
  const lines = output.trim().split('\n');
  if (lines.length <= FIRST_LINES + LAST_LINES) return lines.join('\n');
  return [...lines.slice(0, FIRST_LINES), '…', ...lines.slice(-LAST_LINES)].join('\n');
}

function explain(title, output) {
  if (/ENOSPC|no space left/i.test(output)) {
    return `${title} failed: the disk is full. Free some space and try again.`;
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(output)) {
    return `${title} failed: the package registry can't be reached. Check the network and try again.\n${output}`;
  }
  return `${title} failed:\n${output}`;
}

/** Runs one command of a longer procedure, showing progress; its output is shown only when it fails. */
function step(title, command, args, cwd) {
  const finish = showProgress(title);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    const end = (signal) => {
      try {
        process.kill(-child.pid, 'SIGTERM');
      } catch {
        // It has ended already.
      }
      finish('✗');
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, end);
    const settle = (problem) => {
      for (const signal of signals) process.off(signal, end);
      finish(problem === undefined ? '✓' : '✗');
      if (problem === undefined) resolve();
      else reject(new Failure(explain(title, excerpt(problem))));
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => settle(`${command} can't be run: ${error.message}`));
    child.on('close', (code) => settle(code === 0 ? undefined : output));
  });
}

/** Runs npm as `step` does: the very npm that runs us, if one does. */
function npmStep(title, args, cwd) {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/.test(script)) return step(title, process.execPath, [script, ...args], cwd);
  return step(title, 'npm', args, cwd);
}

module.exports = { npmStep };
