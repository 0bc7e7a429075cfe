import { freePort } from '@bylaw/local-services';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_WITHIN_MS = 60_000;

/** Cerbos' policy decision point with one deny rule for each pattern, which CEL matches with the same RE2 syntax. */
export class CerbosServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    /** Its address. */
    readonly url: string,
  ) {}

  /** Null where the package has no program for this machine. @throws Error when it does not get ready */
  static async start(patterns: readonly string[]): Promise<CerbosServer | null> {
    const program = cerbosProgram();
    if (program === null) return null;
    const folder = mkdtempSync(join(tmpdir(), 'bylaw-cerbos-'));
    writeFileSync(join(folder, 'action.json'), JSON.stringify(policyOf(patterns)));
    const [http, grpc] = [await freePort(), await freePort()];
    const settings = {
      'server.httpListenAddr': `127.0.0.1:${http}`,
      'server.grpcListenAddr': `127.0.0.1:${grpc}`,
      'storage.driver': 'disk',
      'storage.disk.directory': folder,
      'telemetry.disabled': 'true',
    };
    const sets = Object.entries(settings).map(([name, value]) => `--set=${name}=${value}`);
    const child = spawn(program, ['server', '--log-level=error', ...sets], { stdio: 'ignore' });
    const server = new CerbosServer(child, folder, `http://127.0.0.1:${http}/api/check/resources`);
    try {
      await server.ready(`http://127.0.0.1:${http}/_cerbos/health`);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** The body that asks about a command. */
  static bodyOf(command: string): string {
    return JSON.stringify({
      requestId: 'bench',
      principal: { id: 'agent', roles: ['agent'] },
      resources: [{ actions: ['run'], resource: { kind: 'action', id: 'action', attr: { command } } }],
    });
  }

  /** Does it deny this command? */
  async denies(command: string): Promise<boolean> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(this.url, { method: 'POST', headers, body: CerbosServer.bodyOf(command) });
    const { results } = (await answer.json()) as { results: { actions: { run: string } }[] };
    return results[0]?.actions.run === 'EFFECT_DENY';
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.exitCode === null && this.child.kill('SIGTERM')) await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ready(health: string): Promise<void> {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (Date.now() < deadline && this.child.exitCode === null) {
      const answer = await fetch(health).catch(() => null);
      if (answer?.ok) return;
      await sleep(100);
    }
    throw new Error('Cerbos did not get ready');
  }
}

function cerbosProgram(): string | null {
  try {
    return createRequire(import.meta.url).resolve('@cerbos/cerbos-linux-x64');
  } catch {
    return null;
  }
}

/** Everything is allowed that no pattern denies. */
function policyOf(patterns: readonly string[]): object {
  const rule = { actions: ['run'], roles: ['agent'] };
  const denials = patterns.map((pattern) => ({
    ...rule,
    effect: 'EFFECT_DENY',
    condition: { match: { expr: `request.resource.attr.command.matches(${JSON.stringify(pattern)})` } },
  }));
  const rules = [{ ...rule, effect: 'EFFECT_ALLOW' }, ...denials];
  return {
    apiVersion: 'api.cerbos.dev/v1',
    resourcePolicy: { version: 'default', resource: 'action', rules },
  };
}
