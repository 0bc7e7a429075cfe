import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SupervisedApp } from './supervised-app.js';

const READY = `process.send({ type: 'ready' }); setInterval(() => {}, 1000);`;

describe('SupervisedApp', () => {
  let folder: string;
  let lines: string[];
  let delays: number[];
  let apps: SupervisedApp[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bylaw-spec-'));
    [lines, delays, apps] = [[], [], []];
  });

  afterEach(async () => {
    await Promise.all(apps.map((app) => app.stop(1_000)));
    rmSync(folder, { recursive: true });
  });

  function appThatRuns(code: string): SupervisedApp {
    const script = join(folder, 'main.mjs');
    writeFileSync(script, code);
    const app = new SupervisedApp({
      name: 'agent-hub',
      number: 1,
      script,
      logFile: join(folder, 'agent-hub-1.log'),
      env: () => ({}),
      log: (line) => lines.push(line),
      changed: () => undefined,
      delay: (deathsInARow) => {
        delays.push(deathsInARow);
        return 10;
      },
    });
    apps.push(app);
    return app;
  }

  async function until(condition: () => boolean): Promise<void> {
    for (let waited = 0; !condition() && waited < 10_000; waited += 20) await sleep(20);
    expect(condition()).toBe(true);
  }

  it('starts an app that died again, each time later, and says so', async () => {
    const app = appThatRuns(READY);
    await app.start();
    for (const deaths of [1, 2]) {
      process.kill(app.pid!, 'SIGKILL');
      await until(() => lines.filter((line) => line === 'agent-hub 1 runs again.').length === deaths);
    }
    expect(delays).toEqual([1, 2]);
    expect(lines[0]).toContain('agent-hub 1 died (SIGKILL)');
  });

  it('shows the last words of an app that does not become ready', async () => {
    const app = appThatRuns(`console.error('no such table'); process.exit(3);`);
    await expect(app.start()).rejects.toThrow(
      /agent-hub 1 did not become ready[\s\S]*no such table[\s\S]*agent-hub-1\.log/,
    );
  });

  it('does not start again what it stopped', async () => {
    const app = appThatRuns(READY);
    await app.start();
    await app.stop(1_000);
    await sleep(100);
    expect(app.pid).toBeUndefined();
    expect(delays).toEqual([]);
  });

  it('lets an app finish, and kills one that takes too long', async () => {
    const slow = appThatRuns(`process.on('SIGTERM', () => {}); ${READY}`);
    await slow.start();
    const startedAt = Date.now();
    await slow.stop(200);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(190);
  });
});
