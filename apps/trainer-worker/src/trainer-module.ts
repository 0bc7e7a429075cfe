import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformModule, type Logger } from '@bylaw/platform';
import { Trainer } from './trainer.js';
import type { TrainerSettings } from './trainer-settings.js';
import { TRAINER_SETTINGS } from './trainer-settings.js';

/** The trainer worker: takes the jobs of the queue `training`, and answers nobody. */
@Module({})
export class TrainerModule {
  static with(settings: TrainerSettings, logger: Logger): DynamicModule {
    return {
      module: TrainerModule,
      imports: [PlatformModule.with(logger)],
      providers: [{ provide: TRAINER_SETTINGS, useValue: settings }, Trainer],
    };
  }
}
