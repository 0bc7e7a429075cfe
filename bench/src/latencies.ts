import { load } from './load.js';
import type { PrivateSystem } from './private-system.js';
import { plainRow, type ResultRow } from './result-row.js';
import { singleBodies } from './single-bodies.js';

const SECONDS = 4;
const WARM_UP_SECONDS = 1;
const CONNECTIONS = [1, 16, 64, 256] as const;

/** How long a single durable action takes, each connection asking again as soon as it is answered. */
export async function benchLatencies(system: PrivateSystem): Promise<ResultRow[]> {
  const token = await system.registerAgent();
  const url = `${system.hubUrl}/v1/actions`;
  const rows: ResultRow[] = [];
  for (const connections of CONNECTIONS) {
    const post = (seconds: number) => load({ url, token, seconds, connections, bodies: singleBodies() });
    await post(WARM_UP_SECONDS);
    const { p50Ms, p90Ms, p99Ms, requestsPerSecond } = await post(SECONDS);
    const rate = Math.round(requestsPerSecond).toLocaleString('en');
    rows.push(
      plainRow(
        `hub, one durable action, ${connections} connections (${rate} requests/s): p50, p90, p99`,
        `${p50Ms}, ${p90Ms}, ${p99Ms} ms`,
      ),
    );
  }
  return rows;
}
