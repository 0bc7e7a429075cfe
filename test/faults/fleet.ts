import { httpCall, type SystemState } from '@bylaw/testing';
import { Gate } from './gate.js';
import { ImpatientCaller } from './impatient-caller.js';
import type { Ledger } from './ledger.js';
import { SeededRandom } from './seeded-random.js';
import { SimulatedAgent } from './simulated-agent.js';

/** Long enough for a busy machine, short enough to leave a stopped hub soon. */
const ANSWER_WITHIN_MS = 3_000;

/** Many agents that work as fast as they are answered. */
export class Fleet {
  private readonly gate = new Gate();
  private working: Promise<unknown> = Promise.resolve();
  private stopped = false;

  private constructor(
    private readonly agents: readonly SimulatedAgent[],
    private readonly caller: ImpatientCaller,
  ) {}

  /** Registers so many agents; they do nothing yet. */
  static async register(state: SystemState, ledger: Ledger, plan: FleetPlan): Promise<Fleet> {
    const caller = new ImpatientCaller(ANSWER_WITHIN_MS);
    const { hubUrls, enrolmentToken } = state;
    const agents = await Promise.all(
      Array.from({ length: plan.agents }, async (_, number) => {
        const name = `agent-${number}`;
        const made = await httpCall<{ token: string }>(hubUrls[0] ?? '', 'POST', '/v1/agents', {
          token: enrolmentToken,
          body: { name },
        });
        if (made.status !== 201) throw new Error(`No agent could be registered: ${made.text}`);
        const random = new SeededRandom(plan.seed * 1_000 + number);
        return new SimulatedAgent({ name, token: made.body.token, hubUrls, caller, ledger, random });
      }),
    );
    return new Fleet(agents, caller);
  }

  start(): void {
    this.working = Promise.all(
      this.agents.map(async (agent) => {
        while (!this.stopped) await this.gate.step(() => agent.step());
      }),
    );
  }

  /** Makes every agent wait as soon as what it does is acknowledged. @throws Error when that takes too long. */
  async pause(): Promise<void> {
    await this.gate.close();
  }

  resume(): void {
    this.gate.open();
  }

  /** Ends every agent, acknowledged or not. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.gate.open();
    await this.working;
    this.caller.close();
  }
}

export interface FleetPlan {
  readonly agents: number;
  readonly seed: number;
}
