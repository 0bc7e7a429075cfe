import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { ChangedResponse, RolloutResponse } from '@bylaw/contracts';
import { RolloutReader } from '@bylaw/persistence';
import { CLOCK, type Clock } from '@bylaw/platform';

/** A hub that was not seen for this long is not waited for. */
const HUB_LIVE_MS = 10_000;
const WAIT_MS = 5_000;
const LOOK_AGAIN_MS = 25;

/** Waits until a version is in force everywhere. */
@Injectable()
export class AwaitRollout {
  constructor(
    @Inject(RolloutReader) private readonly rollouts: RolloutReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The version as it is answered: at once, or when every live hub enforces it, at the latest after 5 s. */
  async changed(version: number, wait = false): Promise<ChangedResponse> {
    return wait ? { version, rollout: await this.settled(version) } : { version };
  }

  /** How far a version has come among the hubs that are alive. */
  async soFar(version: number): Promise<RolloutResponse> {
    return this.rollouts.rollout(version, HUB_LIVE_MS);
  }

  private async settled(version: number): Promise<RolloutResponse> {
    const deadline = this.clock.now() + WAIT_MS;
    for (;;) {
      const rollout = await this.soFar(version);
      if (rollout.complete || this.clock.now() >= deadline) return rollout;
      await sleep(LOOK_AGAIN_MS);
    }
  }
}
