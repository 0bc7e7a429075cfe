import { Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DeadJobsQuery,
  DeadJobResponse,
  type OperatorPrincipal,
  type Page,
  type QUEUES,
} from '@bylaw/contracts';
import { DeadJobs, type DeadJob, type DeadJobKey } from '@bylaw/jobs';
import { CurrentPrincipal, Needs, decodeCursor, isoTime, pageSize, toPage } from '@bylaw/platform';
import { Answers } from '../answers.js';
import { DeadJobDecisions } from './dead-job-decisions.js';
import { payloadInShort, textInShort } from './payload-in-short.js';

const KEY_SHAPE = /^(\d{1,15}) (record-actions|policy-commands|training) (.{1,500})$/su;

const NAME_CHARACTERS = 200;
const REASON_CHARACTERS = 1_000;

/** The jobs that can never work: seen, tried again when what they lacked is there, or given up. */
@ApiTags('dead jobs')
@Controller('v1/dead-jobs')
export class DeadJobsController {
  constructor(
    @Inject(DeadJobs) private readonly jobs: DeadJobs,
    @Inject(DeadJobDecisions) private readonly decisions: DeadJobDecisions,
  ) {}

  @Get()
  @Needs('admin')
  @Answers(
    'List the jobs that can never work, last failed first',
    200,
    '`{items: [{queue, id, name, failedAt, attempts, reason, payload, payloadBytes}], nextCursor}`',
    { pageOf: DeadJobResponse },
  )
  async list(@Query() query: DeadJobsQuery): Promise<Page<DeadJobResponse>> {
    const size = pageSize(query);
    const after = keyOf(decodeCursor(query.cursor, KEY_SHAPE));
    const jobs = await this.jobs.list({ queue: query.queue, after, limit: size + 1 });
    return toPage(jobs, size, cursorOf, shown);
  }

  @Post(':queue/:id/retry')
  @Needs('admin')
  @Answers(
    'Have a dead job tried again',
    202,
    '`{queue, id, status: "queued"}`: it is tried as a new one would be, and dead again when it still cannot work.',
  )
  async retry(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('queue') queue: string,
    @Param('id') id: string,
  ): Promise<{ queue: string; id: string; status: 'queued' }> {
    await this.decisions.retry(principal, queue, id);
    return { queue, id, status: 'queued' };
  }

  @Delete(':queue/:id')
  @Needs('admin')
  @Answers('Discard a dead job', 204, 'It is gone for ever, with everything that it carried.')
  async discard(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('queue') queue: string,
    @Param('id') id: string,
  ): Promise<void> {
    await this.decisions.discard(principal, queue, id);
  }
}

function cursorOf({ failedAt, queue, id }: DeadJob): string {
  return `${failedAt.getTime()} ${queue} ${id}`;
}

function keyOf(text: string | null): DeadJobKey | null {
  if (text === null) return null;
  const [, at = '', queue, id = ''] = KEY_SHAPE.exec(text) ?? [];
  return { at: Number(at), queue: queue as (typeof QUEUES)[keyof typeof QUEUES], id };
}

function shown(job: DeadJob): DeadJobResponse {
  const { queue, id, name, failedAt, attempts, reason, payload, payloadBytes } = job;
  return {
    queue,
    id,
    name: textInShort(name, NAME_CHARACTERS),
    failedAt: isoTime(failedAt.getTime()),
    attempts,
    reason: textInShort(reason, REASON_CHARACTERS),
    payload: payload === null ? null : payloadInShort(payload),
    payloadBytes,
  };
}
