import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '../../e2e/http.js';
import { eventually } from '../../e2e/http.js';
import type { ConsoleSystem } from '../console-system.js';
import { commandOf, PICTURED_AGENTS, type PicturedAgent } from './agents.js';
import type { Random } from './random.js';

const BEAT_MS = 4_000;
const ASKED_AT_ONCE = 20;

interface Answer {
  readonly id: string;
  readonly decision: 'allow' | 'deny' | 'review';
}

interface Member {
  readonly agent: PicturedAgent;
  readonly hub: Caller;
}

/** The agents of the pictures: registered, alive, and asking. */
export class SeededFleet {
  private readonly leaving = new AbortController();
  private beating: Promise<void> = Promise.resolve();

  private constructor(private readonly members: readonly Member[]) {}

  /** Registers them, one after the other, and keeps their hearts beating until `leave`. */
  static async register(system: ConsoleSystem): Promise<SeededFleet> {
    const members: Member[] = [];
    for (const agent of PICTURED_AGENTS) {
      members.push({ agent, hub: await system.enrol(agent.name, agent.labels) });
    }
    const fleet = new SeededFleet(members);
    fleet.beating = fleet.beat();
    return fleet;
  }

  /** Asks about so many commands in turns, and reports what came of those that are allowed. */
  async ask(count: number, random: Random): Promise<void> {
    for (let asked = 0; asked < count;) {
      for (const member of this.members) {
        asked += await this.askSome(member, 1 + random.below(ASKED_AT_ONCE), random);
      }
    }
  }

  /** Asks about these until the policy holds each for review. */
  async askUntilHeld(name: string, commands: readonly string[]): Promise<void> {
    const { hub } = this.member(name);
    for (const command of commands) {
      await eventually(
        () => hub.post<Answer>('/v1/actions', { command, cwd: '/srv/shop' }),
        ({ body }) => body.decision === 'review',
      );
    }
  }

  /** Ends the heartbeats. */
  async leave(): Promise<void> {
    this.leaving.abort();
    await this.beating;
  }

  private member(name: string): Member {
    const found = this.members.find(({ agent }) => agent.name === name);
    if (found === undefined) throw new Error(`There is no agent ${name}`);
    return found;
  }

  private async askSome({ agent, hub }: Member, count: number, random: Random): Promise<number> {
    const actions = Array.from({ length: count }, () => ({
      command: commandOf(agent, random),
      cwd: '/srv/shop',
      batchId: `${agent.name}-${random.below(40)}`,
    }));
    const { body } = await hub.post<{ results: Answer[] }>('/v1/actions/batch', { actions });
    for (const { id, decision } of body.results) {
      if (decision === 'allow') await hub.post(`/v1/actions/${id}/outcome`, outcome(random));
    }
    return count;
  }

  private async beat(): Promise<void> {
    while (!this.leaving.signal.aborted) {
      for (const { agent, hub } of this.members) await hub.post('/v1/heartbeat', { status: agent.status });
      await sleep(BEAT_MS, undefined, { signal: this.leaving.signal }).catch(() => undefined);
    }
  }
}

function outcome(random: Random): object {
  const failed = random.next() < 0.06;
  return {
    exitCode: failed ? 1 : 0,
    stdout: failed ? '' : `done in ${1 + random.below(90)} steps\n`,
    stderr: failed ? 'error: it timed out\n' : '',
    durationMs: 20 + random.below(9_000),
    score: failed ? 55 : 82 + random.below(18),
  };
}
