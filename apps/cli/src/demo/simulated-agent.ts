import { HubClient } from '@bylaw/client';
import type { AskResponse } from '@bylaw/contracts';

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

  private constructor(private readonly hub: HubClient) {
    // One that is missed is no harm: the next one follows.
    this.beat = setInterval(() => void this.hub.heartbeat('idle').catch(() => undefined), BEAT_EVERY_MS);
    this.beat.unref();
  }

  /** Registers an agent at a hub, and begins its heartbeats. */
  static async register(hubUrl: string, enrolmentToken: string, name: string): Promise<SimulatedAgent> {
    const agent = { name, labels: { purpose: 'demo' } };
    const { token } = await HubClient.register({ hubUrl, enrolmentToken }, agent);
    const hub = new HubClient({ hubUrl, token });
    await hub.heartbeat('idle');
    return new SimulatedAgent(hub);
  }

  /** Asks about commands one after the other. */
  async askAll(commands: readonly KnownCommand[], asked: () => void): Promise<Asked[]> {
    await this.hub.heartbeat('running');
    const results: Asked[] = [];
    for (const known of commands) {
      const answer = await this.hub.ask({ command: known.command, metadata: { demo: true } });
      results.push({ ...known, answer });
      asked();
    }
    await this.hub.heartbeat('idle');
    return results;
  }

  /** Ends the heartbeats and unregisters. */
  async leave(): Promise<void> {
    clearInterval(this.beat);
    await this.hub.leave();
  }
}
