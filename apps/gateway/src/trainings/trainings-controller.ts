import { Body, Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DomainError,
  PageQuery,
  StartedTrainingResponse,
  TrainingRequest,
  type OperatorPrincipal,
  type Page,
  TrainingResponse,
} from '@bylaw/contracts';
import {
  CLOCK,
  CurrentPrincipal,
  IdPipe,
  NEW_ID,
  Needs,
  isoTime,
  pageSize,
  type Clock,
  type NewId,
} from '@bylaw/platform';
import { Answers } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { timePage, timePageOf } from '../time-page.js';
import { TrainingRuns } from './training-runs.js';

/** Rules to suggest when not asked otherwise. */
const TOP_N = 20;

/** Runs of the trainer: asked for, watched, cancelled. What they suggest waits for a person (I1). */
@ApiTags('trainings')
@Controller('v1/trainings')
export class TrainingsController {
  constructor(
    @Inject(TrainingRuns) private readonly runs: TrainingRuns,
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(NEW_ID) private readonly newId: NewId,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Needs('approver')
  @Answers(
    'Start a training run',
    202,
    '`{id}`: the run is queued. It waits for others, unless it may overlap.',
    StartedTrainingResponse,
  )
  async start(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Body() { since, until, topN = TOP_N, estimator = 'mined', overlap = false }: TrainingRequest,
  ): Promise<StartedTrainingResponse> {
    refuseEmptyPeriod(since, until);
    const runId = this.newId();
    await this.commands.record(principal, { action: 'training.start', outcome: 'done', subject: runId });
    await this.runs.start({
      runId,
      requestedBy: principal.name,
      requestedAt: isoTime(this.clock.now()),
      since: since ?? null,
      until: until ?? null,
      topN,
      estimator,
      overlap,
    });
    return { id: runId };
  }

  @Get()
  @Needs('viewer')
  @Answers('List training runs, newest first', 200, '`{items, nextCursor}`', { pageOf: TrainingResponse })
  async list(@Query() query: PageQuery): Promise<Page<TrainingResponse>> {
    const rows = await this.runs.list(timePageOf(query));
    return timePage(rows, pageSize(query), (row) => ({ at: row.requestedAt, id: row.id }));
  }

  @Get(':id')
  @Needs('viewer')
  @Answers(
    'See one training run, with its progress',
    200,
    'The training run; `progress` is `{done, total, estimatedSecondsLeft}`, the last null when nobody can tell.',
    TrainingResponse,
  )
  async get(@Param('id', IdPipe) id: string): Promise<TrainingResponse> {
    const run = await this.runs.find(id);
    if (!run) throw new DomainError('not_found', 'There is no training run with this id');
    return run;
  }

  @Delete(':id')
  @Needs('approver')
  @Answers('Cancel a training run', 204, 'It will end as cancelled.')
  async cancel(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.runs.cancel(id);
    await this.commands.record(principal, { action: 'training.cancel', outcome: 'done', subject: id });
  }
}

function refuseEmptyPeriod(since: string | undefined, until: string | undefined): void {
  if (since === undefined || until === undefined || Date.parse(since) < Date.parse(until)) return;
  const message = 'must be after since';
  throw new DomainError('validation_failed', `until ${message}`, [{ path: 'until', message }]);
}
