import { Module, type DynamicModule } from '@nestjs/common';
import { systemClock } from './clock.js';
import { newId } from './ids.js';
import { CLOCK, LOGGER, NEW_ID } from './injection-tokens.js';
import type { Logger } from './logger.js';
import { Metrics } from './metrics.js';
import { Readiness } from './readiness.js';

/** What every app has: logger, clock, ids, metrics, readiness. Available everywhere. */
@Module({})
export class PlatformModule {
  static with(logger: Logger): DynamicModule {
    const providers = [
      { provide: LOGGER, useValue: logger },
      { provide: CLOCK, useValue: systemClock },
      { provide: NEW_ID, useValue: newId },
      Metrics,
      Readiness,
    ];
    return { module: PlatformModule, global: true, providers, exports: providers };
  }
}
