import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { ActionReader } from '@bylaw/persistence';

const LOOK_EVERY_MS = 100;
const LOOK_FOR_MS = 2_000;

/** A hub answers when an action is durable in the queue; it is in Postgres a moment later. */
@Injectable()
export class StoredAction {
  constructor(@Inject(ActionReader) private readonly actions: ActionReader) {}

  /** Resolves as soon as the action is stored; after 2 s also when it is not, as it may never have been. */
  async wait(id: string): Promise<void> {
    for (let waited = 0; waited <= LOOK_FOR_MS; waited += LOOK_EVERY_MS) {
      if (await this.actions.has(id)) return;
      await sleep(LOOK_EVERY_MS);
    }
  }
}
