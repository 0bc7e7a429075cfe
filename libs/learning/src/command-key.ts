import { commandText } from '@bylaw/policy';
import type { LabelledAction } from './labelled-action.js';
import { textHash } from './text-hash.js';

/** Commands of one skeleton are told apart by a number below this. */
const WITHIN_SKELETON = 2 ** 24;
const LONGEST_SKELETON = 60;
const LONGEST_TEXT = 1_000;
const PARTS = 10;

/**
 * A command as a number of 48 bits: 24 of its skeleton, 24 of its text. Commands that differ only in names and numbers
 * share the first half, so that they are counted, sampled and divided among the parts of the data together.
 */
export function commandKey(action: Pick<LabelledAction, 'tool' | 'command' | 'args'>): number {
  const text = textOf(action);
  const skeleton = textHash(skeletonOf(text)) % WITHIN_SKELETON;
  return skeleton * WITHIN_SKELETON + (textHash(text) % WITHIN_SKELETON);
}

/** Arguments that can't be written as text tell no commands apart. */
function textOf(action: Pick<LabelledAction, 'tool' | 'command' | 'args'>): string {
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

/** Programs, words and flags stay; paths, addresses, numbers and what else is named by chance become classes. */
export function skeletonOf(command: string): string {
  const parts: string[] = [];
  let previous = '';
  for (const word of command.slice(0, LONGEST_TEXT).trim().split(/\s+/, LONGEST_SKELETON)) {
    const kept = parts.length === 0 ? word.replaceAll(/\d+/g, '0') : wordClass(word);
    if (kept !== previous || kept.startsWith('-')) parts.push(kept);
    previous = kept;
  }
  return parts.join(' ');
}

function wordClass(word: string): string {
  if (word.startsWith('-')) return word.replace(/=.*/s, '=').replaceAll(/\d+/g, '0');
  if (/^[a-z][a-z-]{1,14}$/.test(word)) return word;
  const folder = /^\/(?:etc|dev|proc|var|tmp|usr|bin|sbin|sys|boot|root|home)\b/.exec(word);
  if (folder) return folder[0];
  if (/^[/~.]/.test(word)) return 'PATH';
  if (word.includes('://')) return 'URL';
  if (/^[;&|<>()]+$/.test(word)) return word;
  return /^\d+$/.test(word) ? '0' : 'WORD';
}
