'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const { Failure } = require('./failure.cjs');

function commandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout || '';
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Whether the process runs one of our scripts: ids are used again, so being alive is not enough. */
function runsOurs(pid, marker) {
  return Number.isInteger(pid) && pid > 1 && isAlive(pid) && commandLine(pid).includes(marker);
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Apps whose launcher was killed stop by themselves; the next start waits for them, and ends those that don't. */
async function endLeftoverApps(project, runFile) {
  const { pids = {} } = readJson(runFile) || {};
  const ours = path.join(project, 'apps') + path.sep;
  const left = () =>
    Object.values(pids)
      .flat()
      .filter((pid) => runsOurs(pid, ours));
  for (let waited = 0; left().length > 0 && waited < 9000; waited += 100) {
    if (waited === 4000) for (const pid of left()) process.kill(pid, 'SIGTERM');
    await sleep(100);
  }
  for (const pid of left()) process.kill(pid, 'SIGKILL');
  fs.rmSync(runFile, { force: true });
}

function refuse(runFile, pid) {
  const { gatewayUrl } = readJson(runFile) || {};
  const where = gatewayUrl ? ` at ${gatewayUrl}` : '';
  throw new Failure(
    `Bylaw is running already in this folder${where} (process ${pid}). ` +
      `Use that one, or stop it first: Ctrl-C in its terminal, or kill ${pid}.`,
  );
}

function writeClaim(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new Failure(
      `${path.dirname(file)} can't be written to (${error.code}). ` +
        (error.code === 'ENOSPC'
          ? 'Free some space on that disk.'
          : 'Start as the user who owns the folder.'),
    );
  }
}

/** Makes this process the only one that runs a system with this state folder, until it exits. */
async function claim(project, folder) {
  const runFile = path.join(folder, 'run.json');
  const file = path.join(folder, 'launcher.pid');
  try {
    fs.mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Failure(`${folder} can't be made (${error.code}). Start as the user who owns ${project}.`);
  }
  while (!writeClaim(file)) {
    const holder = Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
    if (holder !== process.pid && runsOurs(holder, 'scripts/start.cjs')) refuse(runFile, holder);
    fs.rmSync(file, { force: true });
  }
  process.on('exit', () => fs.rmSync(file, { force: true }));
  await endLeftoverApps(project, runFile);
}

module.exports = { claim };
