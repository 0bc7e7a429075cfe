import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError, ReplayRequest, type OperatorPrincipal } from '@bylaw/contracts';
import { CurrentPrincipal, Needs } from '@bylaw/platform';
import { AnswersByCommand } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';

/** What a diff would have changed about what really happened. */
@ApiTags('replays')
@Controller('v1/replays')
export class ReplaysController {
  constructor(
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  @Post()
  @Needs('viewer')
  @AnswersByCommand(
    'Replay a diff, or a suggestion, over recorded actions',
    200,
    'How many decisions flip, and which.',
  )
  async replay(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Body() { diff, suggestionId, since, limit }: ReplayRequest,
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
    return this.commands.execute('replay', principal, fields, { withinMs: this.settings.replayWaitMs });
  }
}
