import { Inject, Injectable } from '@nestjs/common';
import type { RecordedAction } from '@bylaw/contracts';
import { ActionStore } from '@bylaw/persistence';
import { Metrics } from '@bylaw/platform';
import { HUB_SETTINGS, type HubSettings } from '../hub-settings.js';
import { HubStores } from '../hub-stores.js';
import { MicroBatcher } from '../micro-batcher.js';
import { PostgresPatience } from './postgres-patience.js';
import { roughBytesOfAction } from './rough-bytes.js';
import { storeIsolatingPoison } from './store-isolating-poison.js';

/** A transaction takes about as long with 20 rows as with 200. */
const TRANSACTION = { maxItems: 1_000, maxBytes: 4_000_000, maxDelayMs: 1, maxWaiting: Infinity };

/**
 * Writes the actions of jobs into Postgres, those of several jobs in one transaction: what comes while one is under way goes
 * with the next. A job's actions are never divided, so that it is committed or not (I3).
 */
@Injectable()
export class ActionWriter {
  private readonly store = new ActionStore();
  private readonly patience = new PostgresPatience();
  private readonly poison = new WeakMap<RecordedAction, unknown>();
  private readonly batcher: MicroBatcher<RecordedAction>;

  constructor(
    @Inject(HUB_SETTINGS) settings: HubSettings,
    @Inject(HubStores) private readonly stores: HubStores,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {
    this.batcher = new MicroBatcher<RecordedAction>({
      ...TRANSACTION,
      maxInFlight: settings.recorders,
      bytesOf: roughBytesOfAction,
      flush: (actions) => this.storeAll(actions),
    });
  }

  /**
   * Resolves when all are stored but those that never can be, which it answers with Postgres' refusals.
   * @throws what Postgres says when nothing of this can be stored now, of these actions or of those that went with them
   */
  async write(
    actions: readonly RecordedAction[],
  ): Promise<readonly { readonly row: RecordedAction; readonly error: unknown }[]> {
    await this.batcher.add(actions);
    return actions
      .filter((action) => this.poison.has(action))
      .map((row) => ({ row, error: this.poison.get(row) }));
  }

  /** Waits no longer for a Postgres that is away. */
  stop(): void {
    this.patience.stop();
  }

  private async storeAll(actions: readonly RecordedAction[]): Promise<void> {
    const { stored, poison } = await storeIsolatingPoison(actions, (some) =>
      this.patience.run(() =>
        this.stores.database.transaction((manager) => this.store.insert(manager, some)),
      ),
    );
    for (const { row, error } of poison) this.poison.set(row, error);
    this.metrics.actionsRecorded.inc(stored.reduce((sum, count) => sum + count, 0));
  }
}
