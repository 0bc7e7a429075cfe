import { createRequire } from 'node:module';
import type { LoadReport, LoadOptions } from './load.js';

interface Instance {
  readonly url: string;
  readonly connections: number;
  readonly duration: number;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly requests: readonly { readonly body: string }[];
}

/** The part of autocannon that is used; it brings no types. */
type Autocannon = (instance: Instance) => Promise<LoadReport>;

const autocannon = createRequire(import.meta.url)('autocannon') as Autocannon;

/** The process that makes a load: takes its options as a message, answers with the report. */
process.once('message', (options: LoadOptions) => {
  const { url, token, seconds, connections, bodies } = options;
  void autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    requests: bodies.map((body) => ({ body })),
  }).then(({ requests, latency, errors, non2xx }) => {
    process.send?.({ requests, latency, errors, non2xx }, () => process.exit(0));
  });
});
