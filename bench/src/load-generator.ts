import { createRequire } from 'node:module';
import type { LoadReport, LoadOptions } from './load.js';

interface Instance {
  readonly url: string;
  readonly connections: number;
  readonly duration: number;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly setupClient: (client: Client) => void;
}

/** One of its connections. */
interface Client {
  setRequests(requests: { readonly method: 'POST'; readonly body: string }[]): void;
}

/** The part of autocannon that is used; it brings no types. */
type Autocannon = (instance: Instance) => Promise<LoadReport>;

const autocannon = createRequire(import.meta.url)('autocannon') as Autocannon;

/** The process that makes a load: takes its options as a message, answers with the report. */
process.once('message', (options: LoadOptions) => {
  const { url, token, seconds, connections, bodies } = options;
  // Given to every connection, so many bodies would cost the generator more than the load does.
  const each = Math.max(1, Math.floor(bodies.length / connections));
  let given = 0;
  const next = (): string => bodies[given++ % bodies.length] ?? '';
  void autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    setupClient: (client) =>
      client.setRequests(Array.from({ length: each }, () => ({ method: 'POST', body: next() }))),
  }).then(({ requests, latency, errors, non2xx }) => {
    process.send?.({ requests, latency, errors, non2xx }, () => process.exit(0));
  });
});
