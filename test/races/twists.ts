import type { SeededRandom } from '../faults/seeded-random.js';

/** What may be otherwise about a race, so that the two commands meet in different ways. */
const TWISTS = [
  /** Two approvals are required, and both admins have given theirs. */
  'quorum',
  /** Both commands are of one admin. */
  'oneActor',
  /** Applies, rollbacks and restores are emergencies. */
  'emergency',
  /** A lockdown is in force. */
  'lockdown',
  /** A pinned case is there that the suggestion would break. */
  'pinned',
  /** The time of the suggestion and of the held action is over. */
  'expired',
  /** It is the trainer's suggestion that is applied, rejected and approved. */
  'trained',
  /** What is rolled back is the oldest version, and not the newest. */
  'oldest',
  /** What is approved and withdrawn is a change of versions, and not an apply. */
  'versions',
  /** That change is a restore, and not a rollback. */
  'restore',
  /** A verdict answers all that is identical. */
  'identical',
  /** What is proposed is pending already. */
  'again',
] as const;

export type Twist = (typeof TWISTS)[number];

/** The twists of one race. */
export type Twists = Readonly<Record<Twist, boolean>>;

/** Each of them or not, by chance. */
export function drawTwists(random: SeededRandom): Twists {
  const drawn = TWISTS.map((name) => [name, random.chance(0.4)] as const);
  return Object.fromEntries(drawn) as Record<Twist, boolean>;
}

/** The twists that are in force, by name. */
export function twistNames(twists: Twists): string {
  return TWISTS.filter((name) => twists[name]).join(' ') || 'none';
}
