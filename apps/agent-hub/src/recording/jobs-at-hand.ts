import type { BacklogSize } from './recording-backlog.js';
import { FULL_TRANSACTION } from './row-writer.js';

/** Jobs for each transaction at the same time, while little waits: several small ones go into one. */
const FEW_OF_A_RECORDER = { least: 3, most: 8 } as const;
/** The hub that takes them is not the only one. */
const SHARE = 1 / 4;
/** Each has a lock to be renewed. */
const MOST = 250;

/**
 * How many jobs a hub with so many recorders takes at the same time. While little waits few, so that one that dies holds up
 * little; while much waits as many as fill its transactions, since a hub that has to catch up has no time for transactions that
 * are nearly empty. A transaction's limits bound what is in memory, whatever jobs carry.
 */
export function jobsAtHand({ items, bytes, jobs }: BacklogSize, recorders: number): number {
  const transactions = Math.max(items / FULL_TRANSACTION.maxItems, bytes / FULL_TRANSACTION.maxBytes);
  const full = transactions > 0 ? Math.floor((recorders * jobs) / transactions) : MOST;
  const { least, most } = FEW_OF_A_RECORDER;
  const few = Math.max(least * recorders, Math.min(most * recorders, full, MOST));
  const share = Math.floor(jobs * SHARE);
  return share <= few ? few : Math.max(few, Math.min(share, full, MOST));
}
