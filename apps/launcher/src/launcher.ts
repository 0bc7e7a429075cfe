import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProjectPostgres, startProjectRedis, startServices } from '@bylaw/local-services';
import type { ServicesOptions } from '@bylaw/local-services';
import { appEnvironment, type AppEnvironmentOptions } from './app-environment.js';
import { APP_NAMES, type AppName } from './app-names.js';
import { loadCredentials } from './credentials.js';
import type { AppCounts } from './parse-arguments.js';
import { prepareGivenDatabase, preparePrivateDatabase } from './prepare-database.js';
import { RunFile, type RunState } from './run-file.js';
import { SupervisedApp } from './supervised-app.js';
import { SupervisedService } from './supervised-service.js';

/** Time for all apps together to finish what they have begun; the databases then have the rest of 10 s. */
const APPS_STOP_WITHIN_MS = 5_500;
/** How long an app may hold up the stop of the next kind. */
const HOLD_UP_MS = 2_000;

/** What a local system is made of. */
export interface LauncherOptions {
  readonly projectDir: string;
  /** Where data, logs, credentials and `run.json` are: `.bylaw` of the project unless a test has its own. */
  readonly stateDir: string;
  readonly counts: AppCounts;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
}

/** A whole local system: services, schema, apps; started together, kept alive, stopped in order. */
export class Launcher {
  private readonly runFile: RunFile;
  private readonly apps: SupervisedApp[] = [];
  private services: { postgres: SupervisedService; redis: SupervisedService } | undefined;
  private environment: AppEnvironmentOptions | undefined;
  private starting: Promise<RunState> | undefined;
  private stopped: Promise<void> | undefined;
  private isReady = false;

  constructor(private readonly options: LauncherOptions) {
    this.runFile = new RunFile(join(options.stateDir, 'run.json'));
  }

  /**
   * Starts everything and resolves when every app is ready and `run.json` is written.
   * @throws LaunchFailure or ServiceFailure; the caller then calls `stop()`.
   */
  start(): Promise<RunState> {
    this.starting ??= this.startAll();
    return this.starting;
  }

  /** Stops everything in order, within 10 seconds, also in the middle of a start. */
  stop(): Promise<void> {
    this.stopped ??= this.stopAll();
    return this.stopped;
  }

  private async startAll(): Promise<RunState> {
    const { env, log, projectDir, stateDir } = this.options;
    mkdirSync(join(stateDir, 'logs'), { recursive: true });
    this.runFile.remove();
    const credentials = await loadCredentials(join(stateDir, 'credentials.json'));
    log('Starting Postgres and Redis …');
    const options: ServicesOptions = {
      databaseUrl: nonEmpty(env['DATABASE_URL']),
      redisUrl: nonEmpty(env['REDIS_URL']),
      projectDir,
      stateDir,
      searchPath: env['PATH'] ?? '',
      redisPassword: credentials.redisPassword,
      log,
    };
    const services = await startServices(options);
    this.services = {
      postgres: this.supervise('Postgres', services.postgres, (port) => startProjectPostgres(options, port)),
      redis: this.supervise('Redis', services.redis, (port) => startProjectRedis(options, port)),
    };
    this.refuseWhenStopping();
    log('Bringing the database schema up to date …');
    const database = services.postgres.local
      ? await preparePrivateDatabase(services.postgres.url, credentials.databasePasswords)
      : await prepareGivenDatabase(services.postgres.url);
    this.environment = {
      inherited: env,
      database,
      redisUrl: services.redis.url,
      adminToken: nonEmpty(env['BYLAW_ADMIN_TOKEN']) ?? credentials.adminToken,
      enrolmentToken: nonEmpty(env['BYLAW_ENROLMENT_TOKEN']) ?? credentials.enrolmentToken,
    };
    this.refuseWhenStopping();
    await this.startApps(this.environment);
    this.refuseWhenStopping();
    this.isReady = true;
    return this.writeRunFile();
  }

  private supervise(
    title: string,
    service: ConstructorParameters<typeof SupervisedService>[0],
    restart: ConstructorParameters<typeof SupervisedService>[1]['restart'],
  ): SupervisedService {
    const { log } = this.options;
    return new SupervisedService(service, { title, restart, log, changed: () => this.changed() });
  }

  private async startApps(environment: AppEnvironmentOptions): Promise<void> {
    const { projectDir, stateDir, counts, log } = this.options;
    log('Starting the apps …');
    for (const name of APP_NAMES) {
      for (let number = 1; number <= counts[name]; number += 1) {
        const app = new SupervisedApp({
          name,
          number,
          script: join(projectDir, 'apps', name, 'dist/bundle/main.js'),
          logFile: join(stateDir, 'logs', `${name}-${number}.log`),
          env: (url) => appEnvironment(environment, name, number, url),
          log,
          changed: () => this.changed(),
        });
        this.apps.push(app);
      }
    }
    await Promise.all(this.apps.map((app) => app.start()));
  }

  private async stopAll(): Promise<void> {
    const deadline = Date.now() + APPS_STOP_WITHIN_MS;
    const stopping: Promise<void>[] = [];
    for (const name of APP_NAMES) {
      const ofKind = this.apps.filter((app) => app.name === name);
      const stopped = ofKind.map((app) => app.stop(Math.max(deadline - Date.now(), 0)));
      stopping.push(...stopped);
      await Promise.race([Promise.all(stopped), sleep(HOLD_UP_MS, undefined, { ref: false })]);
    }
    await Promise.all(stopping);
    // A start that was interrupted may still be bringing up a service: wait, so that it is stopped too.
    await this.starting?.catch(() => undefined);
    await this.services?.redis.stop();
    await this.services?.postgres.stop();
    this.runFile.remove();
  }

  private refuseWhenStopping(): void {
    if (this.stopped) throw new Error('The start was interrupted.');
  }

  private changed(): void {
    if (this.isReady && !this.stopped) this.writeRunFile();
  }

  private writeRunFile(): RunState {
    const { services, environment } = this;
    if (!services || !environment) throw new Error('The system has not been started.');
    const pidsOf = (name: AppName): number[] =>
      this.apps.filter((app) => app.name === name).flatMap((app) => app.pid ?? []);
    const urlsOf = (name: AppName): string[] =>
      this.apps.filter((app) => app.name === name).flatMap((app) => app.url ?? []);
    const state: RunState = {
      gatewayUrl: urlsOf('gateway')[0] ?? '',
      hubUrls: urlsOf('agent-hub'),
      adminToken: environment.adminToken,
      enrolmentToken: environment.enrolmentToken,
      postgresUrl: environment.database.ownerUrl,
      redisUrl: environment.redisUrl,
      pids: {
        gateway: pidsOf('gateway'),
        'agent-hub': pidsOf('agent-hub'),
        'policy-worker': pidsOf('policy-worker'),
        'trainer-worker': pidsOf('trainer-worker'),
        postgres: services.postgres.pid,
        redis: services.redis.pid,
      },
    };
    this.runFile.write(state);
    return state;
  }
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
