import type { LabelledAction } from './labelled-action.js';
import { textHash } from './text-hash.js';

/** Commands remembered, by their hashes. */
const REMEMBERED = 200_000;

/** Tells commands that were met before: telemetry repeats itself, and counting distinct commands need not. */
export class RepeatedCommands {
  private readonly met = new Set<number>();

  /** Whether this was asked before for the same command, label and `by`; at times forgets, and answers no. */
  has({ tool, command, args, label }: LabelledAction, by = ''): boolean {
    if (args !== undefined && args !== null) return false;
    const hash = textHash(`${label} ${by} ${tool} ${command}`);
    if (this.met.has(hash)) return true;
    if (this.met.size >= REMEMBERED) this.met.clear();
    this.met.add(hash);
    return false;
  }
}
