import { newId } from '@bylaw/platform';
import { Queue, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { bareRow, insertColumns, toColumns, type BareColumns, type BareRow } from './bare-columns.js';
import { Gatherer } from './gatherer.js';

/**
 * What a hub would be that does nothing: it knows nobody, checks nothing, decides nothing, counts nothing, and only carries each
 * action over HTTP, through a job in Redis, to a row in Postgres, gathered as a hub gathers them. What a hub that does its work could be at most
 * with the same HTTP, BullMQ and Postgres.
 */
class BareHub {
  private readonly prefix = '{bare-hub}';
  private readonly connection = new Redis(process.env['REDIS_URL'] ?? '', { maxRetriesPerRequest: null });
  private readonly database = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 4 });
  private readonly queue = new Queue<BareColumns>('actions', {
    connection: this.connection,
    prefix: this.prefix,
    defaultJobOptions: { removeOnComplete: true },
  });
  private readonly jobs = new Gatherer<BareRow>({
    carry: (rows) => this.queue.add('record', toColumns(rows)),
    sizeOf: () => 1,
    ...{ maxSize: 250, maxInFlight: 8, pauseMs: 3 },
  });
  private readonly transactions = new Gatherer<BareColumns>({
    carry: (jobs) => insertColumns(this.database, jobs),
    sizeOf: ({ count }) => count,
    ...{ maxSize: 1_000, maxInFlight: 4, pauseMs: 20 },
  });

  /** Answers its address. */
  async start(): Promise<string> {
    new Worker('actions', (job: Job<BareColumns>) => this.transactions.add(job.data), {
      connection: this.connection.duplicate(),
      prefix: this.prefix,
      concurrency: 32,
    });
    const server = createServer((request, response) => this.take(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  private take(request: IncomingMessage, response: ServerResponse): void {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => void this.answer(Buffer.concat(parts).toString(), response));
  }

  private async answer(text: string, response: ServerResponse): Promise<void> {
    const body = JSON.parse(text) as { command: string } | { actions: { command: string }[] };
    const answer =
      'actions' in body
        ? { decisions: await Promise.all(body.actions.map(({ command }) => this.record(command))) }
        : await this.record(body.command);
    const json = JSON.stringify(answer);
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(json),
    });
    response.end(json);
  }

  private async record(command: string): Promise<object> {
    const actionId = newId();
    await this.jobs.add(bareRow(actionId, command));
    return { actionId, decision: 'allow', matched: [], reason: 'No rule matches', policyVersion: 1 };
  }
}

const url = await new BareHub().start();
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send?.({ type: 'ready', url });
