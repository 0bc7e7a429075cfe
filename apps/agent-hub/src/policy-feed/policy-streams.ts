import { Inject, Injectable } from '@nestjs/common';
import { EventStream } from '@bylaw/platform';
import type { FastifyReply } from 'fastify';
import { AgentDirectory } from '../registration/agent-directory.js';
import { EnforcedPolicy } from './enforced-policy.js';

/** The streams by which agents learn of each new version. */
@Injectable()
export class PolicyStreams {
  private readonly streams = new Map<EventStream, string>();

  constructor(
    @Inject(EnforcedPolicy) private readonly enforced: EnforcedPolicy,
    @Inject(AgentDirectory) directory: AgentDirectory,
  ) {
    enforced.subscribe((version) => {
      for (const stream of this.streams.keys()) sendVersion(stream, version);
    });
    directory.onRemoved((agentId) => this.closeThoseOf(agentId));
  }

  /**
   * Opens a stream on a reply. The current version is sent at once, unless it is the last that the agent has seen; then
   * each newer one.
   * @throws DomainError `policy_unavailable` before the first policy is loaded
   */
  open(reply: FastifyReply, agentId: string, lastEventId: string | undefined): void {
    const { version } = this.enforced.current;
    const stream: EventStream = new EventStream(reply, () => this.streams.delete(stream));
    this.streams.set(stream, agentId);
    if (lastEventId !== String(version)) sendVersion(stream, version);
  }

  closeAll(): void {
    for (const stream of [...this.streams.keys()]) stream.close();
  }

  private closeThoseOf(agentId: string): void {
    for (const [stream, owner] of [...this.streams]) if (owner === agentId) stream.close();
  }
}

function sendVersion(stream: EventStream, version: number): void {
  stream.send('policy', { version }, version);
}
