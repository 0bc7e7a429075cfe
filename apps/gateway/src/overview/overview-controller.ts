import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DecisionMinutesQuery,
  DecisionMinutesResponse,
  OverviewResponse,
  QUEUES,
  type QueueDepthResponse,
} from '@bylaw/contracts';
import { OverviewReader } from '@bylaw/persistence';
import { Needs } from '@bylaw/platform';
import { FleetPresence } from '../agents/fleet-presence.js';
import { Answers } from '../answers.js';
import { Stores } from '../stores.js';
import { DecisionMinutes } from './decision-minutes.js';

const MINUTES = 60;

/** Everything at a glance: what needs a person, and how the fleet, the policy and the queues stand. */
@ApiTags('overview')
@Controller('v1/overview')
export class OverviewController {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(OverviewReader) private readonly reader: OverviewReader,
    @Inject(FleetPresence) private readonly presence: FleetPresence,
    @Inject(DecisionMinutes) private readonly minutes: DecisionMinutes,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers(
    'See at a glance what waits and how everything stands',
    200,
    '`{version, activeRules, pendingSuggestions, heldReviews, agents: {online, offline}, queues: [{queue, waiting, delayed, active, dead}]}`',
    OverviewResponse,
  )
  async overview(): Promise<OverviewResponse> {
    const [{ agents, ...standing }, online, queues] = await Promise.all([
      this.reader.standing(),
      this.presence.onlineCount(),
      Promise.all(Object.values(QUEUES).map((queue) => this.depthOf(queue))),
    ]);
    return { ...standing, agents: { online, offline: Math.max(0, agents - online) }, queues };
  }

  @Get('decisions')
  @Needs('viewer')
  @Answers(
    'Count recorded decisions by minute',
    200,
    '`{items: [{minute, allow, deny, review}]}`, oldest first, minutes without any included.',
    DecisionMinutesResponse,
  )
  async decisions(@Query() { minutes = MINUTES }: DecisionMinutesQuery): Promise<DecisionMinutesResponse> {
    return { items: await this.minutes.last(minutes) };
  }

  private async depthOf(name: (typeof QUEUES)[keyof typeof QUEUES]): Promise<QueueDepthResponse> {
    const queue = this.stores.producer.queue(name);
    const counts = await queue.getJobCounts('waiting', 'prioritized', 'delayed', 'active', 'failed');
    const { waiting = 0, prioritized = 0, delayed = 0, active = 0, failed = 0 } = counts;
    return { queue: name, waiting: waiting + prioritized, delayed, active, dead: failed };
  }
}
