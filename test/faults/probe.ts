import { httpCall, withClient, type SystemState } from '@bylaw/testing';
import { ImpatientCaller } from './impatient-caller.js';

const ANSWER_WITHIN_MS = 3_000;

/** One agent, apart from the others, that tells whether actions are taken and stored. */
export class Probe {
  private readonly caller = new ImpatientCaller(ANSWER_WITHIN_MS);
  private asked = 0;

  private constructor(
    private readonly state: SystemState,
    private readonly token: string,
  ) {}

  static async register(state: SystemState): Promise<Probe> {
    const { hubUrls, enrolmentToken: token } = state;
    const made = await httpCall<{ token: string }>(hubUrls[0] ?? '', 'POST', '/v1/agents', {
      token,
      body: { name: 'probe' },
    });
    return new Probe(state, made.body.token);
  }

  /** Whether an app says that it is ready. */
  async isReady(url: string): Promise<boolean> {
    const answer = await this.caller.call({ method: 'GET', url: new URL('/readyz', url), token: this.token });
    return answer?.status === 200;
  }

  /** The id of an action that a hub took now, or null. */
  async ask(hubUrl: string): Promise<string | null> {
    const answer = await this.caller.call({
      method: 'POST',
      url: new URL('/v1/actions', hubUrl),
      token: this.token,
      body: { command: `probe ${(this.asked += 1)}` },
    });
    return answer?.status === 200 ? String(answer.body['id']) : null;
  }

  /** Whether Postgres has the action; false while it does not answer. */
  async isStored(actionId: string): Promise<boolean> {
    return withClient(this.state.postgresUrl, async (client) => {
      const { rowCount } = await client.query('SELECT 1 FROM actions WHERE id = $1', [actionId]);
      return rowCount === 1;
    }).catch(() => false);
  }

  close(): void {
    this.caller.close();
  }
}
