import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, ImpatientCaller } from './impatient-caller.js';
import type { Ledger } from './ledger.js';
import type { SeededRandom } from './seeded-random.js';

/** The rule that is enforced as long as any agent works, and a command that it denies. */
export const FORBIDDEN = { pattern: '^mkfs\\b', program: 'mkfs' } as const;

const BATCH_ACTIONS = 20;

export interface AgentOptions {
  readonly name: string;
  readonly token: string;
  readonly hubUrls: readonly string[];
  readonly caller: ImpatientCaller;
  readonly ledger: Ledger;
  readonly random: SeededRandom;
}

interface Asked {
  readonly command: string;
  readonly idempotencyKey: string;
}

/**
 * An agent that never gives up: what was not acknowledged it sends again with the same idempotency key, to one hub and
 * the other in turn. Each of its actions has a command of its own, so that one that is stored twice shows.
 */
export class SimulatedAgent {
  private made = 0;
  private hub: number;

  constructor(private readonly options: AgentOptions) {
    this.hub = options.random.below(options.hubUrls.length);
  }

  /** Does one thing that agents do, until it is acknowledged. */
  async step(): Promise<void> {
    const dice = this.options.random.below(100);
    if (dice < 8) await this.askMany();
    else if (dice < 16) await this.beat();
    else await this.askOne();
  }

  private async askOne(): Promise<void> {
    const asked = this.nextAction();
    const answer = await this.untilAcknowledged('/v1/actions', asked, 200);
    if (!answer) return;
    const id = this.decided(asked, answer.body);
    const { random } = this.options;
    if (random.chance(0.03)) {
      // As if the answer had been lost on the way.
      const again = await this.untilAcknowledged('/v1/actions', asked, 200);
      if (again) this.decided(asked, again.body);
    }
    if (answer.body['decision'] === 'allow' && random.chance(0.3)) await this.report(id);
  }

  private async askMany(): Promise<void> {
    const actions = Array.from({ length: BATCH_ACTIONS }, () => this.nextAction());
    const answer = await this.untilAcknowledged('/v1/actions/batch', { actions }, 200);
    const results = (answer?.body['results'] ?? []) as readonly Answer['body'][];
    for (const [index, asked] of actions.entries()) if (answer) this.decided(asked, results[index] ?? {});
  }

  private async beat(): Promise<void> {
    await this.untilAcknowledged('/v1/heartbeat', { status: 'running' }, 200);
  }

  private async report(actionId: string): Promise<void> {
    const outcome = { exitCode: 0, durationMs: 5, score: this.options.random.below(101) };
    const answer = await this.untilAcknowledged(`/v1/actions/${actionId}/outcome`, outcome, 202);
    if (answer) this.options.ledger.outcomeAcknowledged(actionId);
  }

  private nextAction(): Asked {
    const { name, random } = this.options;
    this.made += 1;
    const mark = `${name}-${this.made}`;
    const program = random.chance(0.05) ? FORBIDDEN.program : 'echo run';
    return { command: `${program} ${mark}`, idempotencyKey: mark };
  }

  private decided({ command }: Asked, { id, decision }: Answer['body']): string {
    const { ledger } = this.options;
    if (typeof id !== 'string') ledger.contradict(`'${command}' was answered without an id`);
    else ledger.actionAcknowledged(command, id);
    if (command.startsWith(FORBIDDEN.program) && decision !== 'deny') {
      ledger.contradict(`The forbidden action '${command}' was answered with '${String(decision)}'`);
    }
    return String(id);
  }

  /** Null when the answer is a refusal that no fault explains, which is held against the system. */
  private async untilAcknowledged(path: string, body: unknown, status: number): Promise<Answer | null> {
    const { hubUrls, caller, ledger, random, token } = this.options;
    for (;;) {
      ledger.requests += 1;
      const url = new URL(path, hubUrls[this.hub % hubUrls.length]);
      const answer = await caller.call({ method: 'POST', url, token, body });
      if (answer?.status === status) return answer;
      if (answer && answer.status < 500) {
        ledger.contradict(`POST ${path} was refused: ${answer.status} ${String(answer.body['detail'])}`);
        return null;
      }
      this.hub += 1;
      await sleep(20 + random.below(80));
    }
  }
}
