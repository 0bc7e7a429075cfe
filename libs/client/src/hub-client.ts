import type {
  ActionResponse,
  AgentStatus,
  AskRequest,
  AskResponse,
  HeartbeatResponse,
  OutcomeRequest,
  RegisterAgentRequest,
  RegisterAgentResponse,
  RuleResponse,
} from '@bylaw/contracts';
import { HubError } from './hub-error.js';

/** Where the hub is, and who calls. */
export interface HubClientOptions {
  /** Such as `http://127.0.0.1:4100`. */
  readonly hubUrl: string;
  /** The agent's token. */
  readonly token: string;
  /** How long an answer may take, in milliseconds; 5,000 unless set. A wait for a verdict comes on top. */
  readonly timeoutMs?: number;
}

/** An action as its agent sees it. */
export type OwnAction = Omit<ActionResponse, 'label' | 'labelledBy'>;

/** The policy with the ETag to ask for the next one with. */
export interface FetchedPolicy {
  readonly version: number;
  readonly rules: readonly RuleResponse[];
  readonly etag: string;
}

interface Call {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds that the hub is asked to wait. */
  readonly waitMs?: number;
}

/** The hub's API for one agent. Every method throws `HubError` when the hub refuses or does not answer in time. */
export class HubClient {
  private readonly timeoutMs: number;

  constructor(private readonly options: HubClientOptions) {
    this.timeoutMs = options.timeoutMs ?? 5_000;
  }

  /** Registers an agent with an enrolment token. Keep the token that is answered: it is not shown again. */
  static async register(
    enrolment: { readonly hubUrl: string; readonly enrolmentToken: string; readonly timeoutMs?: number },
    agent: RegisterAgentRequest = {},
  ): Promise<RegisterAgentResponse> {
    const { hubUrl, enrolmentToken: token, timeoutMs } = enrolment;
    return new HubClient({ hubUrl, token, timeoutMs }).json('POST', '/v1/agents', { body: agent });
  }

  /** Ends the registration; the token stops working. */
  async leave(): Promise<void> {
    await this.call('DELETE', '/v1/agents/me');
  }

  /** Says that the agent lives; without a status the last one stays. */
  async heartbeat(status?: AgentStatus): Promise<HeartbeatResponse> {
    return this.json('POST', '/v1/heartbeat', { body: { status } });
  }

  /** Asks about one action. Carry it out only if the decision is `allow`; `guard` sees to that. */
  async ask(action: AskRequest): Promise<AskResponse> {
    return this.json('POST', '/v1/actions', { body: action });
  }

  /** Asks about up to 1,000 actions; answered in order. */
  async askBatch(actions: readonly AskRequest[]): Promise<readonly AskResponse[]> {
    const { results } = await this.json<{ results: readonly AskResponse[] }>('POST', '/v1/actions/batch', {
      body: { actions },
    });
    if (!Array.isArray(results) || results.length !== actions.length) {
      throw new HubError(200, 'bad_answer', 'The hub did not answer every action');
    }
    return results as readonly AskResponse[];
  }

  /** Reports what came of an action. The first report stays. */
  async reportOutcome(actionId: string, outcome: OutcomeRequest): Promise<void> {
    await this.call('POST', `/v1/actions/${encodeURIComponent(actionId)}/outcome`, { body: outcome });
  }

  /** The action; while it is held, the hub waits up to `waitMs` (60,000 at most) for the verdict. */
  async action(actionId: string, waitMs = 0): Promise<OwnAction> {
    const path = `/v1/actions/${encodeURIComponent(actionId)}?waitMs=${Math.floor(waitMs)}`;
    return this.json('GET', path, { waitMs });
  }

  /** The policy in force; null when it is still the one with this ETag. */
  async policy(etag?: string): Promise<FetchedPolicy | null> {
    const call: Call = etag === undefined ? {} : { headers: { 'if-none-match': etag } };
    const response = await this.call('GET', '/v1/policy', call);
    if (response.status === 304) return null;
    const policy = (await readJson(response)) as Omit<FetchedPolicy, 'etag'>;
    return { ...policy, etag: response.headers.get('etag') ?? '' };
  }

  /** Opens the stream of policy versions; it ends when `signal` aborts. */
  async policyStream(signal: AbortSignal, lastEventId?: string): Promise<ReadableStream<Uint8Array>> {
    const headers = {
      ...this.authorization(),
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    };
    const response = await this.fetch('/v1/policy/stream', { headers, signal });
    if (!response.ok || !response.body) throw await refusal(response);
    return response.body;
  }

  private async json<T>(method: string, path: string, call: Call = {}): Promise<T> {
    return (await readJson(await this.call(method, path, call))) as T;
  }

  private async call(
    method: string,
    path: string,
    { body, headers, waitMs = 0 }: Call = {},
  ): Promise<Response> {
    const response = await this.fetch(path, {
      method,
      headers: {
        ...this.authorization(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(this.timeoutMs + Math.ceil(waitMs)),
    });
    if (!response.ok && response.status !== 304) throw await refusal(response);
    return response;
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(new URL(path, this.options.hubUrl), { ...init, redirect: 'error' });
    } catch (error) {
      throw new HubError(0, 'no_answer', `The hub at ${this.options.hubUrl} did not answer`, {
        cause: error,
      });
    }
  }

  private authorization(): Readonly<Record<string, string>> {
    return { authorization: `Bearer ${this.options.token}` };
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new HubError(response.status, 'bad_answer', 'The hub’s answer can’t be read', { cause: error });
  }
}

async function refusal(response: Response): Promise<HubError> {
  const problem = (await response.json().catch(() => null)) as { code?: unknown; detail?: unknown } | null;
  const code = typeof problem?.code === 'string' ? problem.code : 'bad_answer';
  const detail = typeof problem?.detail === 'string' ? problem.detail : `The hub answered ${response.status}`;
  return new HubError(response.status, code, detail);
}
