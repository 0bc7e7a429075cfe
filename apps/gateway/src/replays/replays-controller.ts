import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError, ReplayRequest, type OperatorPrincipal } from '@bylaw/contracts';
import { CurrentPrincipal, NEW_ID, Needs, type NewId } from '@bylaw/platform';
import type { FastifyReply } from 'fastify';
import { AnswersByCommand } from '../answers.js';
import { CommandCancellations } from '../commands/command-cancellations.js';
import { CommandClient } from '../commands/command-client.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';

/** What a diff would have changed about what really happened. */
@ApiTags('replays')
@Controller('v1/replays')
export class ReplaysController {
  constructor(
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(CommandCancellations) private readonly cancellations: CommandCancellations,
    @Inject(NEW_ID) private readonly newId: NewId,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  @Post()
  @Needs('viewer')
  @AnswersByCommand(
    'Replay a diff, or a suggestion, over recorded actions',
    200,
    'How many decisions flip, in which direction, for which agents, tools and rules, with examples, labels, and what could not be replayed. When it is answered 202: `GET` there shows its progress, `DELETE` cancels it.',
  )
  async replay(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Body() { diff, suggestionId, since, limit, waitMs }: ReplayRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    if (diff !== undefined && suggestionId !== undefined) {
      const message = 'must not be given together with diff';
      throw new DomainError('validation_failed', `suggestionId ${message}`, [
        { path: 'suggestionId', message },
      ]);
    }
    const fields = {
      diff: diff ?? null,
      suggestionId: suggestionId ?? null,
      since: since ?? null,
      limit: limit ?? null,
      store: false,
    };
    const commandId = this.newId();
    const stopWatching = this.cancelWhenGone(commandId, reply);
    try {
      const withinMs = Math.min(waitMs ?? Infinity, this.settings.replayWaitMs);
      return await this.commands.execute('replay', principal, fields, { withinMs, commandId });
    } finally {
      stopWatching();
    }
  }

  /** A caller that went away before it knew where to look can't read the answer: nobody can, and the replay ends. */
  private cancelWhenGone(commandId: string, { raw }: FastifyReply): () => void {
    const cancel = (): void => {
      this.cancellations.ask(commandId).catch(() => undefined);
    };
    raw.once('close', cancel);
    return () => raw.off('close', cancel);
  }
}
