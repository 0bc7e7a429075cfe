import { CerbosServer } from './cerbos-server.js';
import { exampleRules } from './example-rules.js';
import { load } from './load.js';
import type { PrivateSystem } from './private-system.js';
import { median, showRounds, type Round } from './report.js';
import { atLeast, plainRow, type ResultRow } from './result-row.js';
import { singleBodies, singleCommands } from './single-bodies.js';

const BAR_TIMES = 20;
const ROUNDS = 3;
const SECONDS = 4;
const WARM_UP_SECONDS = 1;
const CONNECTIONS = 100;
const LOOKED_AT = 40;
const WHAT = 'hub, one durable action a request ÷ Cerbos PDP over HTTP, which records nothing';

/** The hub with rules, recording what it decides, against Cerbos with the same rules, which only decides. */
export async function benchCerbos(system: PrivateSystem, rules: number): Promise<ResultRow> {
  const examples = exampleRules(rules);
  const cerbos = await CerbosServer.start(examples.map(({ pattern }) => pattern));
  if (!cerbos) return plainRow(WHAT, 'Cerbos has no package for this machine');
  try {
    for (const { hit, miss } of examples.slice(0, LOOKED_AT)) {
      if (!(await cerbos.denies(hit)) || (await cerbos.denies(miss))) {
        throw new Error(`Cerbos decides otherwise about: ${hit}`);
      }
    }
    const token = await system.registerAgent();
    const ask = (url: string, bodies: readonly string[], seconds: number) =>
      load({ url, token, seconds, connections: CONNECTIONS, bodies });
    const peer = (seconds: number) =>
      ask(
        cerbos.url,
        singleCommands().map((command) => CerbosServer.bodyOf(command)),
        seconds,
      );
    const hub = (seconds: number) => ask(`${system.hubUrl}/v1/actions`, singleBodies(), seconds);
    await peer(WARM_UP_SECONDS);
    await hub(WARM_UP_SECONDS);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const bare = (await peer(SECONDS)).requestsPerSecond;
      rounds.push({ bare, ours: (await hub(SECONDS)).requestsPerSecond });
    }
    showRounds({ title: `${rules} rules over HTTP (requests/s)`, bare: 'Cerbos PDP', ours: 'hub', rounds });
    return atLeast(WHAT, median(rounds.map(({ bare, ours }) => ours / bare)), BAR_TIMES, ' ×');
  } finally {
    await cerbos.stop();
  }
}
