import { setTimeout as sleep } from 'node:timers/promises';
import type { SystemState } from '@bylaw/testing';
import { Gate } from './gate.js';
import { ImpatientCaller, type Answer } from './impatient-caller.js';
import type { Ledger } from './ledger.js';
import { SeededRandom } from './seeded-random.js';

/** A gateway answers a command within 10 s, or says where to look. */
const ANSWER_WITHIN_MS = 12_000;
const ASK_AGAIN_MS = 200;

/** A refusal by the system, which is an answer. */
const REFUSED = 400;

/** People who change the policy all the time, and repeat what was not answered, as people do. */
export class Operators {
  private readonly gate = new Gate();
  private readonly caller = new ImpatientCaller(ANSWER_WITHIN_MS);
  private readonly random: SeededRandom;
  private working: Promise<void> = Promise.resolve();
  private stopped = false;
  private proposed = 0;

  constructor(
    private readonly state: SystemState,
    private readonly ledger: Ledger,
    seed: number,
  ) {
    this.random = new SeededRandom(seed);
  }

  start(): void {
    this.working = this.work();
  }

  /** Makes them wait when their change is answered. @throws Error when that takes too long. */
  async pause(): Promise<void> {
    await this.gate.close();
  }

  resume(): void {
    this.gate.open();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.gate.open();
    await this.working;
    this.caller.close();
  }

  /** Proposes a diff like no other; answers the suggestion's id. */
  async propose(pattern = `^never-asked-${(this.proposed += 1)}\\b`, effect = 'deny'): Promise<string> {
    const { body } = await this.untilAnswered('POST', '/v1/suggestions', {
      diff: { add: [{ pattern, effect }] },
    });
    // A command that was queued answers with what the worker said.
    return String(body['id'] ?? body['suggestionId']);
  }

  /** Applies a suggestion, and notes the version that it became. */
  async apply(suggestionId: string): Promise<number> {
    const path = `/v1/suggestions/${suggestionId}`;
    const confirmed = { confirmation: 'APPLY', comment: 'while something fails' };
    const answer = await this.untilAnswered('POST', `${path}/apply`, confirmed);
    let version = answer.body['version'];
    if (answer.body['code'] === 'suggestion_not_pending') {
      // An earlier attempt was carried out, though its answer was lost.
      const suggestion = await this.untilAnswered('GET', path);
      version = suggestion.body['appliedVersion'];
    }
    if (typeof version !== 'number') {
      this.ledger.contradict(`The suggestion ${suggestionId} could not be applied: ${describe(answer)}`);
      return NaN;
    }
    this.ledger.suggestionApplied(suggestionId, version);
    return version;
  }

  /** Starts a training run over a period; answers its id. */
  async train(period: { readonly since: string; readonly until: string }): Promise<string> {
    const { body } = await this.untilAnswered('POST', '/v1/trainings', { ...period, overlap: true });
    return String(body['id']);
  }

  /** Asks as an admin until there is an answer; of one that is queued, until it is carried out. */
  async untilAnswered(method: string, path: string, body?: unknown): Promise<Answer> {
    while (!this.stopped) {
      const answer = await this.call(method, path, body);
      const commandId = answer?.body['commandId'];
      if (answer?.status === 202 && typeof commandId === 'string') return this.outcomeOf(commandId);
      if (answer && answer.status < 500) return answer;
      await sleep(ASK_AGAIN_MS);
    }
    return { status: 0, body: {} };
  }

  /** Asks as an admin, once. */
  call(method: string, path: string, body?: unknown): Promise<Answer | null> {
    const { gatewayUrl, adminToken: token } = this.state;
    return this.caller.call({ method, url: new URL(path, gatewayUrl), token, body });
  }

  private async work(): Promise<void> {
    while (!this.stopped) {
      await this.gate.step(async () => {
        const version = await this.apply(await this.propose());
        if (this.random.chance(0.3) && !Number.isNaN(version)) await this.rollBack(version);
      });
      await sleep(100 + this.random.below(300));
    }
  }

  private async rollBack(version: number): Promise<void> {
    const confirmed = { confirmation: 'ROLLBACK', comment: 'while something fails' };
    const answer = await this.untilAnswered('POST', `/v1/versions/${version}/rollback`, confirmed);
    const done = typeof answer.body['version'] === 'number';
    if (!done && !this.stopped && answer.body['code'] !== 'version_already_rolled_back') {
      this.ledger.contradict(`Version ${version} could not be rolled back: ${describe(answer)}`);
    }
  }

  private async outcomeOf(commandId: string): Promise<Answer> {
    for (;;) {
      const { status, body } = await this.untilAnswered('GET', `/v1/commands/${commandId}`);
      if (status !== 200 || body['status'] === 'failed') return { status, body };
      if (body['status'] === 'done') return { status, body: body['body'] as Answer['body'] };
      if (body['status'] === 'refused') return { status: REFUSED, body: body['problem'] as Answer['body'] };
      await sleep(ASK_AGAIN_MS);
    }
  }
}

function describe({ status, body }: Answer): string {
  return `${status} ${JSON.stringify(body)}`;
}
