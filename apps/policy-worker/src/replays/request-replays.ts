import { Inject, Injectable } from '@nestjs/common';
import { JobProducer } from '@bylaw/jobs';
import { PolicyReader, SuggestionStore } from '@bylaw/persistence';
import { NEW_ID, type NewId } from '@bylaw/platform';
import { DataSource } from 'typeorm';

/** Under way at the same time at most, so that replays never keep every worker from what people wait for. */
const AT_ONCE = 2;

/** Has every pending suggestion replayed against the current version. */
@Injectable()
export class RequestReplays {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(PolicyReader) private readonly reader: PolicyReader,
    @Inject(SuggestionStore) private readonly suggestions: SuggestionStore,
    @Inject(JobProducer) private readonly jobs: JobProducer,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  /** A replay that is asked for already is not asked for again: its job's id says suggestion and version (I3). */
  async execute(): Promise<null> {
    const { manager } = this.database;
    const version = await this.reader.currentVersion(manager);
    for (const suggestionId of await this.suggestions.pendingWithoutReplay(manager, version, AT_ONCE)) {
      await this.jobs.add(
        'replay',
        {
          commandId: this.newId(),
          actor: { kind: 'system', id: 'replays', name: 'replays' },
          suggestionId,
          diff: null,
          since: null,
          limit: null,
          store: true,
        },
        { jobId: `replay-${suggestionId}-${version}` },
      );
    }
    return null;
  }
}
