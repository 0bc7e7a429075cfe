import { fork } from 'node:child_process';
import { join } from 'node:path';

/** What a load is made of. */
export interface LoadOptions {
  readonly url: string;
  readonly token: string;
  readonly seconds: number;
  readonly connections: number;
  /** JSON, shared out among the connections: each sends its own one after the other, and over again. */
  readonly bodies: readonly string[];
}

/** How a server stood a load, in the load generator's words. */
export interface LoadReport {
  readonly requests: { readonly average: number };
  readonly latency: { readonly p50: number; readonly p90: number; readonly p99: number };
  readonly errors: number;
  readonly non2xx: number;
}

/** How a server stood a load. */
export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p99Ms: number;
}

/** Posts as fast as answers come, from a process of its own. @throws Error when anything but 2xx came. */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const { requests, latency, errors, non2xx } = await generate(options);
  if (errors + non2xx > 0 || requests.average === 0) {
    throw new Error(
      `${options.url}: ${requests.average} requests/s, ${errors} errors, ${non2xx} answers that were no 2xx`,
    );
  }
  return {
    requestsPerSecond: requests.average,
    p50Ms: latency.p50,
    p90Ms: latency.p90,
    p99Ms: latency.p99,
  };
}

function generate(options: LoadOptions): Promise<LoadReport> {
  const child = fork(join(import.meta.dirname, 'load-generator.js'));
  return new Promise((resolve, reject) => {
    child.once('message', (report) => resolve(report as LoadReport));
    child.once('exit', (code) => reject(new Error(`The load generator ended with ${code ?? 'a signal'}`)));
    child.send(options);
  });
}
