import { limitRow } from './limit-row.js';
import { load, type LoadResult } from './load.js';
import { median, perSecond, showRounds, type Round } from './report.js';
import { atLeast, plainRow, type ResultRow } from './result-row.js';
import type { PrivateSystem } from './private-system.js';
import { singleBodies } from './single-bodies.js';

const ROUNDS = 3;
const SECONDS = 4;
const WARM_UP_SECONDS = 2;
const CONNECTIONS = 100;
/** Set for a hub that has rules to match. */
const BAR_PERCENT = 50;

/** One durable action a request at the hub, and at one that does nothing, against a bare route that echoes the same body. */
export async function benchSingleActions(system: PrivateSystem, rules: number): Promise<ResultRow[]> {
  const token = await system.registerAgent();
  const bodies = singleBodies();
  const post = (baseUrl: string, seconds: number): Promise<LoadResult> =>
    load({ url: `${baseUrl}/v1/actions`, token, seconds, connections: CONNECTIONS, bodies });
  await post(system.bareUrl, WARM_UP_SECONDS);
  await post(system.hubUrl, WARM_UP_SECONDS);
  await post(system.bareHubUrl, WARM_UP_SECONDS);
  const rounds: Round[] = [];
  const limits: Round[] = [];
  const latencies: LoadResult[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await post(system.bareUrl, SECONDS);
    const hub = await post(system.hubUrl, SECONDS);
    latencies.push(hub);
    rounds.push({ bare: bare.requestsPerSecond, ours: hub.requestsPerSecond });
    const limit = await post(system.bareHubUrl, SECONDS);
    limits.push({ bare: bare.requestsPerSecond, ours: limit.requestsPerSecond });
  }
  const title = `One durable action a request, ${rules} rules, ${CONNECTIONS} connections (requests/s)`;
  const { ours, ratio } = showRounds({ title, bare: 'bare Fastify route', ours: 'hub', rounds });
  const [p50, p99] = [median(latencies.map((result) => result.p50Ms)), median(latencies.map((r) => r.p99Ms))];
  process.stdout.write(`  latency at the hub under this load: p50 ${p50} ms, p99 ${p99} ms\n`);
  const what = `hub, one action a request, ${rules.toLocaleString('en')} rules ÷ bare route (${perSecond(ours)} requests)`;
  const row =
    rules === 0
      ? plainRow(what, `${(ratio * 100).toFixed(1)} %`)
      : atLeast(what, ratio * 100, BAR_PERCENT, ' %');
  return [row, limitRow('one action a request', 'bare Fastify route', limits)];
}
