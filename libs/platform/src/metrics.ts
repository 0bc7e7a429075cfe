import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Every metric of Bylaw, in one place. Durations are in seconds. */
export class Metrics {
  readonly registry = new Registry();

  readonly httpRequests = new Histogram({
    name: 'bylaw_http_request_duration_seconds',
    help: 'Duration of HTTP requests.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 10],
    registers: [this.registry],
  });

  readonly decisions = new Counter({
    name: 'bylaw_decisions_total',
    help: 'Decisions made, by effect.',
    labelNames: ['decision'],
    registers: [this.registry],
  });

  readonly actionsRecorded = new Counter({
    name: 'bylaw_actions_recorded_total',
    help: 'Actions committed to Postgres.',
    registers: [this.registry],
  });

  readonly recordingBacklog = new Gauge({
    name: 'bylaw_recording_backlog',
    help: 'Actions and outcomes of all hubs that wait in Redis to be written to Postgres, in items and in bytes.',
    labelNames: ['unit'],
    registers: [this.registry],
  });

  readonly unrecorded = new Counter({
    name: 'bylaw_unrecorded_total',
    help: 'Actions and outcomes answered though they were not recorded (RECORDING=best-effort).',
    labelNames: ['kind'],
    registers: [this.registry],
  });

  readonly jobs = new Counter({
    name: 'bylaw_jobs_total',
    help: 'Jobs processed, by name and end: completed, retried or dead.',
    labelNames: ['job', 'end'],
    registers: [this.registry],
  });

  readonly policyVersion = new Gauge({
    name: 'bylaw_policy_version',
    help: 'The policy version in force here.',
    registers: [this.registry],
  });

  readonly commands = new Counter({
    name: 'bylaw_policy_commands_total',
    help: 'Commands carried out, by name and result: done or the code of the refusal.',
    labelNames: ['command', 'result'],
    registers: [this.registry],
  });

  /**
   * Adds the number of jobs that can never work, by queue, counted by `count` whenever the metrics are read. When that
   * fails there is no number, rather than an old one.
   */
  countDeadJobs(count: () => Promise<ReadonlyMap<string, number>>): void {
    const registers = [this.registry];
    new Gauge({
      name: 'bylaw_dead_jobs',
      help: 'Jobs that can never work, kept until an operator retries or discards them, by queue.',
      labelNames: ['queue'],
      registers,
      async collect() {
        this.reset();
        const counts = await count().catch(() => new Map<string, number>());
        for (const [queue, number] of counts) this.set({ queue }, number);
      },
    });
  }

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
