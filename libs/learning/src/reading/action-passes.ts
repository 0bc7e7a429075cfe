import { tmpdir } from 'node:os';
import type { Counts } from '../counts.js';
import type { LabelledAction } from '../labelled-action.js';
import { KeptActions, type KeepingOptions } from './kept-actions.js';

/** Reads the same labelled actions, in the same order, each time. */
export type ReadActions = () => AsyncIterable<readonly LabelledAction[]>;

const DEFAULTS = { mostBytes: 2 ** 30, bytesInMemory: 2 ** 22 };

/**
 * Passes over the same labelled actions, of which the first alone reads them all: the others count what is different of them,
 * which was kept. For estimators whose later passes count an action as often as it occurs as once, as `mined` does.
 */
export class ActionPasses {
  private readonly kept: KeptActions;
  private first = true;

  /** Actions beyond `mostBytes` are read again in every pass. */
  constructor(
    private readonly read: ReadActions,
    options: Partial<KeepingOptions> = {},
  ) {
    this.kept = new KeptActions({ folder: tmpdir(), ...DEFAULTS, ...options });
  }

  /** Counts one pass. `progress` is told, after the first one, how much of what was kept is done. */
  async count(counts: Counts, progress?: (done: number, all: number) => void): Promise<void> {
    const { first, kept } = this;
    this.first = false;
    if (first) {
      for await (const actions of this.read())
        for (const action of actions) counts.add(action, kept.add(action));
      return;
    }
    kept.count(counts, progress);
    if (kept.full) await this.countRest(counts);
  }

  /** Lets go of what was kept. */
  close(): void {
    this.kept.close();
  }

  private async countRest(counts: Counts): Promise<void> {
    let known = this.kept.actions;
    for await (const actions of this.read()) {
      const rest = known === 0 ? actions : actions.slice(known);
      known = Math.max(0, known - actions.length);
      for (const action of rest) counts.add(action);
    }
  }
}
