import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from './access.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** Liveness, readiness and metrics, without authentication: for orchestrators and Prometheus. */
@ApiExcludeController()
@Controller()
@Public()
export class HealthController {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  /** The process runs. */
  @Get('healthz')
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 when it can serve, else 503 with the reasons. */
  @Get('readyz')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const reasons = await this.readiness.reasons();
    const ready = Object.keys(reasons).length === 0;
    await reply
      .status(ready ? 200 : 503)
      .send(ready ? { status: 'ready' } : { status: 'not ready', reasons });
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async metricsText(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
