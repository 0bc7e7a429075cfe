import type { BacklogSize } from './recording-backlog.js';
import { FULL_TRANSACTION } from './row-writer.js';

/** Jobs for each transaction at the same time, while little waits: several go into one. */
const FEW_OF_A_RECORDER = 3;
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
  const few = FEW_OF_A_RECORDER * recorders;
  const share = Math.floor(jobs * SHARE);
  if (share <= few) return few;
  const transactions = Math.max(items / FULL_TRANSACTION.maxItems, bytes / FULL_TRANSACTION.maxBytes);
  const full = Math.floor((recorders * jobs) / transactions);
  return Math.max(few, Math.min(share, full, MOST));
}
