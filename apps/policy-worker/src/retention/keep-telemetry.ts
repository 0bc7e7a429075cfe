import { Inject, Injectable } from '@nestjs/common';
import { TelemetryPartitions } from '@bylaw/persistence';
import { LOGGER, type Logger } from '@bylaw/platform';
import { DropTelemetry } from './drop-telemetry.js';

/** Weeks that have their partition before they begin: for so long may no policy worker run. */
const WEEKS_AHEAD = 4;

/**
 * Keeps the tables of telemetry: makes the partitions of the weeks to come, drops those that are too old, and gives those
 * that nobody writes any more their index for text search (ADR 19).
 */
@Injectable()
export class KeepTelemetry {
  constructor(
    @Inject(TelemetryPartitions) private readonly partitions: TelemetryPartitions,
    @Inject(DropTelemetry) private readonly old: DropTelemetry,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Any number may run at the same time. What is in use is left for the next time. */
  async execute(): Promise<null> {
    const made = await this.partitions.make(WEEKS_AHEAD);
    if (made > 0) this.logger.info({ made }, 'made partitions for telemetry');
    if (!(await this.old.execute())) this.logger.info('old telemetry is in use: it is dropped the next time');
    for (;;) {
      const table = await this.partitions.indexOne();
      if (table === null) return null;
      this.logger.info({ table }, 'indexed past telemetry for text search');
    }
  }
}
