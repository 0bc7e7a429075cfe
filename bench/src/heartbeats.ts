import { load } from './load.js';
import type { PrivateSystem } from './private-system.js';
import { perSecond, showRounds, type Round } from './report.js';
import { atLeast, type ResultRow } from './result-row.js';

const BAR_PERCENT = 60;
const ROUNDS = 3;
const SECONDS = 4;
const WARM_UP_SECONDS = 2;
const CONNECTIONS = 100;
const BODIES = ['{"status":"running"}', '{"status":"idle"}', '{}'];

/** Heartbeats, each in Redis when it is answered, against a bare route that echoes the same body. */
export async function benchHeartbeats(system: PrivateSystem): Promise<ResultRow> {
  const token = await system.registerAgent();
  const beat = async (baseUrl: string, seconds: number): Promise<number> => {
    const url = `${baseUrl}/v1/heartbeat`;
    return (await load({ url, token, seconds, connections: CONNECTIONS, bodies: BODIES })).requestsPerSecond;
  };
  await beat(system.bareUrl, WARM_UP_SECONDS);
  await beat(system.hubUrl, WARM_UP_SECONDS);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bare = await beat(system.bareUrl, SECONDS);
    rounds.push({ bare, ours: await beat(system.hubUrl, SECONDS) });
  }
  const title = `Heartbeats, ${CONNECTIONS} connections (requests/s)`;
  const { ours, ratio } = showRounds({ title, bare: 'bare Fastify route', ours: 'hub', rounds });
  return atLeast(`hub, heartbeats ÷ bare route (${perSecond(ours)})`, ratio * 100, BAR_PERCENT, ' %');
}
