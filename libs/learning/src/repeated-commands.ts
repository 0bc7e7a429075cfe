import type { LabelledAction } from './labelled-action.js';
import { SeenHashes } from './seen-hashes.js';
import { HASH_RANGE, textHash } from './text-hash.js';

/** Tells commands that were met before: telemetry repeats itself, and counting distinct commands need not. */
export class RepeatedCommands {
  private readonly met = new SeenHashes();

  /**
   * Whether this was asked before for the same command, whose `textHash` is `hash`, label, tool and `by`; at times forgets,
   * and answers no.
   */
  has({ tool, args, label }: LabelledAction, hash: number, by = ''): boolean {
    if (args !== undefined && args !== null) return false;
    return this.met.has((hash + textHash(`${label} ${by} ${tool}`)) % HASH_RANGE);
  }
}
