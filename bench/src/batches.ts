import pg from 'pg';
import { BareTable } from './bare-table.js';
import { limitRow } from './limit-row.js';
import type { PrivateSystem } from './private-system.js';
import { perSecond, showRounds, type Round } from './report.js';
import { atLeast, type ResultRow } from './result-row.js';

const BARE = 'bare INSERT … SELECT unnest';
const BAR_PERCENT = 60;
const ROUNDS = 3;
const WARM_UP_BATCHES = 10;
const BATCHES = 30;
const ROWS = 1_000;
const IN_FLIGHT = 4;
const LOOK_EVERY_MS = 20;

/** Batches through the hub until they are committed, and through one that does nothing, against inserting the very same rows without it. */
export async function benchBatches(system: PrivateSystem): Promise<ResultRow[]> {
  const token = await system.registerAgent();
  const database = new pg.Pool({ connectionString: system.postgresUrl, max: IN_FLIGHT });
  try {
    const bare = await BareTable.create(database);
    const through = (url: string, batches: number): Promise<number> =>
      throughHub(url, token, database, batches);
    await through(system.bareHubUrl, WARM_UP_BATCHES);
    await bare.takeActions();
    await through(system.hubUrl, WARM_UP_BATCHES);
    await bare.insert(await bare.takeActions(), { rows: ROWS, inFlight: IN_FLIGHT });
    const rounds: Round[] = [];
    const limits: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const limitMs = await through(system.bareHubUrl, BATCHES);
      await bare.takeActions();
      const oursMs = await through(system.hubUrl, BATCHES);
      const rows = await bare.takeActions();
      const bareMs = await bare.insert(rows, { rows: ROWS, inFlight: IN_FLIGHT });
      const perSecond = (ms: number): number => (BATCHES * ROWS * 1_000) / ms;
      rounds.push({ bare: perSecond(bareMs), ours: perSecond(oursMs) });
      limits.push({ bare: perSecond(bareMs), ours: perSecond(limitMs) });
    }
    const title = `Batches of ${ROWS}, no rules, ${IN_FLIGHT} in flight, until committed to Postgres (rows/s)`;
    const { ours, ratio } = showRounds({ title, bare: BARE, ours: 'hub', rounds });
    const what = `hub, batches until committed ÷ ${BARE} (${perSecond(ours)} rows)`;
    return [atLeast(what, ratio * 100, BAR_PERCENT, ' %'), limitRow('batches until committed', BARE, limits)];
  } finally {
    await database.end();
  }
}

/** Milliseconds from the first request until the last row is there. */
async function throughHub(
  hubUrl: string,
  token: string,
  database: pg.Pool,
  batches: number,
): Promise<number> {
  const bodies = Array.from({ length: batches }, (_, batch) => batchBody(batch));
  const since = performance.now();
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async (_, lane) => {
      for (let batch = lane; batch < batches; batch += IN_FLIGHT)
        await post(hubUrl, token, bodies[batch] ?? '');
    }),
  );
  for (;;) {
    const { rows } = await database.query<{ count: number }>('SELECT count(*)::int AS count FROM actions');
    if ((rows[0]?.count ?? 0) >= batches * ROWS) return performance.now() - since;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

function batchBody(batch: number): string {
  const actions = Array.from({ length: ROWS }, (_, row) => ({
    command: `cd /srv/app${row} && npm run build -- --tag b${batch}-${row} | tee build.log`,
    cwd: '/srv',
    batchId: `bench-${batch}`,
  }));
  return JSON.stringify({ actions });
}

async function post(hubUrl: string, token: string, body: string): Promise<void> {
  const answer = await fetch(`${hubUrl}/v1/actions/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
  if (!answer.ok) throw new Error(`The hub answered ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
}
