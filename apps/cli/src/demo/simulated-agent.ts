import type { AskResponse, HeartbeatResponse, RegisterAgentResponse } from '@bylaw/contracts';
import { Api } from './api.js';

const BEAT_EVERY_MS = 4_000;

/** A command, and what people say of it. */
export interface KnownCommand {
  readonly command: string;
  readonly label: 'safe' | 'unsafe';
}

/** What the hub answered to a known command. */
export interface Asked extends KnownCommand {
  readonly answer: AskResponse;
}

/** An agent that asks before it acts, and then doesn't act: it only wants to know. */
export class SimulatedAgent {
  private readonly beat: NodeJS.Timeout;

  private constructor(
    readonly name: string,
    private readonly hub: Api,
  ) {
    // One that is missed is no harm: the next one follows.
    this.beat = setInterval(() => void this.heartbeat('idle').catch(() => undefined), BEAT_EVERY_MS);
    this.beat.unref();
  }

  /** Registers an agent at a hub, and begins its heartbeats. */
  static async register(hubUrl: string, enrolmentToken: string, name: string): Promise<SimulatedAgent> {
    const enrolment = new Api(hubUrl, enrolmentToken);
    const labels = { purpose: 'demo' };
    const { body } = await enrolment.call<RegisterAgentResponse>('POST', '/v1/agents', { name, labels });
    const agent = new SimulatedAgent(body.name, new Api(hubUrl, body.token));
    await agent.heartbeat('idle');
    return agent;
  }

  async heartbeat(status: 'idle' | 'running'): Promise<HeartbeatResponse> {
    return (await this.hub.call<HeartbeatResponse>('POST', '/v1/heartbeat', { status })).body;
  }

  /** Asks about commands one after the other. */
  async askAll(commands: readonly KnownCommand[], asked: () => void): Promise<Asked[]> {
    await this.heartbeat('running');
    const results: Asked[] = [];
    for (const known of commands) {
      const request = { tool: 'shell', command: known.command, metadata: { demo: true } };
      const { body } = await this.hub.call<AskResponse>('POST', '/v1/actions', request);
      results.push({ ...known, answer: body });
      asked();
    }
    await this.heartbeat('idle');
    return results;
  }

  /** Ends the heartbeats and unregisters. */
  async leave(): Promise<void> {
    clearInterval(this.beat);
    await this.hub.call('DELETE', '/v1/agents/me');
  }
}
