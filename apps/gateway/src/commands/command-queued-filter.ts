import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CommandQueued } from './command-queued.js';

/** Answers 202 with the place to look when a command takes longer than its caller is kept waiting. */
@Catch(CommandQueued)
export class CommandQueuedFilter implements ExceptionFilter<CommandQueued> {
  catch({ commandId, location, also }: CommandQueued, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void reply
      .status(202)
      .header('location', location)
      .send({ ...also, commandId, status: 'queued', location });
  }
}
