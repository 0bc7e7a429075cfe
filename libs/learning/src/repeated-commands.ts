import type { LabelledAction, TrainingLabel } from './labelled-action.js';
import { SeenHashes } from './seen-hashes.js';
import { HASH_RANGE, textHash } from './text-hash.js';

/** Tells commands that were met before: telemetry repeats itself, and counting distinct commands need not. */
export class RepeatedCommands {
  private readonly met = new SeenHashes();
  /** The last label, asker and tool, and their hash: most commands share them with the one before. */
  private last = { label: '', by: '', tool: '', hash: 0 };

  /**
   * Whether this was asked before for the same command, whose `textHash` is `hash`, label, tool and `by`; at times forgets,
   * and answers no.
   */
  has({ tool, args, label }: LabelledAction, hash: number, by = ''): boolean {
    if (args !== undefined && args !== null) return false;
    return this.met.has((hash + this.hashOf(label, by, tool)) % HASH_RANGE);
  }

  private hashOf(label: TrainingLabel, by: string, tool: string): number {
    const { last } = this;
    if (last.label === label && last.by === by && last.tool === tool) return last.hash;
    const hash = textHash(`${label} ${by} ${tool}`);
    this.last = { label, by, tool, hash };
    return hash;
  }
}
