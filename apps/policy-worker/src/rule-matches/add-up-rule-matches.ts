import { Inject, Injectable } from '@nestjs/common';
import { RuleMatchStore } from '@bylaw/persistence';
import { CLOCK, type Clock } from '@bylaw/platform';
import { DataSource } from 'typeorm';

/** Counts that one transaction adds up: some tenths of a second. */
const AT_ONCE = 50_000;

/** Adds up how often rules have matched since the last time, and forgets what is too old to be shown. */
@Injectable()
export class AddUpRuleMatches {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(RuleMatchStore) private readonly matches: RuleMatchStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Any number may run at the same time: what one adds up no other does. */
  async execute(): Promise<null> {
    while ((await this.addUp()) === AT_ONCE);
    await this.matches.forget(this.database.manager, this.clock.now());
    return null;
  }

  private addUp(): Promise<number> {
    return this.database.transaction((manager) => this.matches.addUp(manager, AT_ONCE));
  }
}
