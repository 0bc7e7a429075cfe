// An agent in twenty lines: it asks before it runs each command line that it reads from standard input.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ActionDenied, HubClient, guarded } from '@bylaw/client';

const { hubUrls, enrolmentToken } = JSON.parse(readFileSync('.bylaw/run.json', 'utf8'));
const [hubUrl] = hubUrls;
const { name, token } = await HubClient.register({ hubUrl, enrolmentToken }, { name: 'example' });
const hub = new HubClient({ hubUrl, token });
const beat = setInterval(() => hub.heartbeat('idle').catch(() => undefined), 5_000);
const run = (command) =>
  new Promise((resolve) =>
    execFile('sh', ['-c', command], (error, stdout, stderr) => {
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr });
    }),
  );

console.log(`${name} asks the hub at ${hubUrl}. Type commands; Ctrl-D ends.`);
for await (const command of createInterface({ input: process.stdin })) {
  if (command.trim() === '') continue;
  try {
    const { stdout, stderr } = await guarded(hub, { command }, () => run(command), { reviewMs: 60_000 });
    process.stdout.write(stdout + stderr);
  } catch (error) {
    if (!(error instanceof ActionDenied)) throw error;
    console.log(`not run: ${error.message}`);
  }
}
clearInterval(beat);
await hub.leave();
