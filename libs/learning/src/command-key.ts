import { commandText } from '@bylaw/policy';
import type { LabelledAction } from './labelled-action.js';
import { skeletonTextHash } from './skeleton.js';
import { textHash } from './text-hash.js';

/** Commands of one skeleton are told apart by a number below this. */
const WITHIN_SKELETON = 2 ** 24;
const PARTS = 10;

/**
 * A command as a number of 48 bits: 24 of its skeleton, 24 of its text. Commands that differ only in names and numbers
 * share the first half, so that they are counted, sampled and divided among the parts of the data together. `hash` is the
 * `textHash` of the text, for who has it already.
 */
export function commandKey(text: string, hash: number = textHash(text)): number {
  const skeleton = skeletonTextHash(text) % WITHIN_SKELETON;
  return skeleton * WITHIN_SKELETON + (hash % WITHIN_SKELETON);
}

/** The text by which an action is counted. Arguments that can't be written as text tell no commands apart. */
export function countedText(action: Pick<LabelledAction, 'tool' | 'command' | 'args'>): string {
  if (action.args === undefined || action.args === null) return action.command;
  try {
    return commandText(action);
  } catch {
    return action.command;
  }
}

/** The skeleton of a command, as a number of 24 bits. */
export function skeletonHash(key: number): number {
  return Math.floor(key / WITHIN_SKELETON);
}

/** One of ten parts of the data, 0 to 9: a command's skeleton decides alone, in every shard and run. */
export function partOf(key: number): number {
  return skeletonHash(key) % PARTS;
}
