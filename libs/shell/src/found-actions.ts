import { NameSet } from './name-set.js';
import type { Word } from './word.js';

const FIND_ACTIONS = new NameSet(['-exec', '-execdir', '-ok', '-okdir']);
const ENDS = new Set([';', '+']);
const FD_ACTIONS = new NameSet(['-x', '-X', '--exec', '--exec-batch']);

const FINDERS: ReadonlyMap<string, NameSet> = new Map([
  ['find', FIND_ACTIONS],
  ['gfind', FIND_ACTIONS],
  ['fd', FD_ACTIONS],
  ['fdfind', FD_ACTIONS],
]);

/** Programs that run commands for what they find. */
export const FINDING_PROGRAMS: readonly string[] = [...FINDERS.keys()];

/** A command that is run for what is found, and where it stands among the words. */
export interface FoundAction {
  readonly at: number;
  readonly words: readonly Word[];
}

/** The commands that `find` and `fd` run for what they find. */
export function foundActions(program: string, words: readonly Word[]): FoundAction[] {
  const names = FINDERS.get(program);
  const actions: FoundAction[] = [];
  if (!names) return actions;
  for (let at = 0; at < words.length; at++) {
    if (!names.has(words[at]?.text ?? '')) continue;
    let end = at + 1;
    while (end < words.length && !ENDS.has(words[end]?.text ?? '')) end += 1;
    const action = words.slice(at + 1, end);
    if (action.length > 0) actions.push({ at: at + 1, words: action });
    at += action.length;
  }
  return actions;
}
