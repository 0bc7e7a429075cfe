'use strict';

const net = require('node:net');
const { Failure } = require('./failure.cjs');

function portOf(env, name, fallback) {
  const value = env[name];
  if (value === undefined || value === '') return fallback;
  const port = /^\d+$/.test(value) ? Number(value) : NaN;
  if (port >= 0 && port <= 65535) return port;
  throw new Failure(`${name} is '${value}': it must be a port number from 0 (any free one) to 65535.`);
}

function hubsOf(args) {
  const joined = args.join(' ');
  const [, hubs = '1'] = /--hubs[= ](\d+)/.exec(joined) || [];
  return Math.min(Number(hubs), 64);
}

function isTaken(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') return resolve(true);
      reject(
        new Failure(
          error.code === 'EACCES'
            ? `Port ${port} may not be opened by this user: choose one above 1023.`
            : `${host}:${port} can't be listened on (${error.message}). Correct HOST or the port.`,
        ),
      );
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(false)));
  });
}

/** Refuses to start when another program has one of our ports; names the port and how to choose another. */
async function checkPorts(project, env, args = process.argv.slice(2)) {
  const host = env.HOST || '127.0.0.1';
  const gateway = portOf(env, 'GATEWAY_PORT', 4000);
  const hub = portOf(env, 'HUB_PORT', 4100);
  const wanted = [{ port: gateway, what: 'the gateway', variable: 'GATEWAY_PORT' }];
  for (let n = 0; n < hubsOf(args); n += 1) {
    const what = n === 0 ? 'the agent hub' : `agent hub ${n + 1}`;
    wanted.push({ port: hub === 0 ? 0 : hub + n, what, variable: 'HUB_PORT' });
  }
  const seen = new Map();
  for (const { port, what, variable } of wanted) {
    if (port === 0) continue;
    if (seen.has(port)) {
      throw new Failure(
        `Port ${port} is set for both ${seen.get(port)} and ${what}. Choose another with ${variable}.`,
      );
    }
    seen.set(port, what);
    if (!(await isTaken(port, host))) continue;
    throw new Failure(
      `Port ${port}, for ${what}, is in use by another program. ` +
        `Stop that program, or choose another port: ${variable}=${port + 1000} npm start (0 takes any free one).`,
    );
  }
}

module.exports = { checkPorts };
