import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { OperatorPrincipal } from '@bylaw/contracts';
import { CurrentPrincipal, EventStream, Needs } from '@bylaw/platform';
import type { FastifyReply } from 'fastify';
import { Answers } from '../answers.js';
import { Stores } from '../stores.js';

/** Streams to the console what commits announce. */
@ApiTags('events')
@Controller('v1/events')
export class EventsController {
  constructor(@Inject(Stores) private readonly stores: Stores) {}

  @Get()
  @Needs('viewer')
  @Answers(
    'Stream what happens, as server-sent events',
    200,
    'Events named by their type, such as `version.created`.',
  )
  stream(@CurrentPrincipal() principal: OperatorPrincipal, @Res() reply: FastifyReply): void {
    const { news } = this.stores;
    const stream = new EventStream(reply, () => unsubscribe());
    const unsubscribe = news.subscribe({
      onNews: (item) => {
        // A revoked token hears nothing more.
        if (item.type === 'token.changed' && item.id === principal.id) stream.close();
        else stream.send(item.type, item);
      },
    });
  }
}
