import type { Word } from './word.js';

const FIND_ACTIONS = new Set(['-exec', '-execdir', '-ok', '-okdir']);
const ENDS = new Set([';', '+']);
const FD_ACTIONS = new Set(['-x', '-X', '--exec', '--exec-batch']);

const FINDERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['find', FIND_ACTIONS],
  ['gfind', FIND_ACTIONS],
  ['fd', FD_ACTIONS],
  ['fdfind', FD_ACTIONS],
]);

/** Programs that run commands for what they find. */
export const FINDING_PROGRAMS: readonly string[] = [...FINDERS.keys()];

/** The commands that `find` and `fd` run for what they find. */
export function foundActions(program: string, words: readonly Word[]): (readonly Word[])[] {
  const names = FINDERS.get(program);
  const actions: (readonly Word[])[] = [];
  if (!names) return actions;
  for (let at = 0; at < words.length; at++) {
    if (!names.has(words[at]?.text ?? '')) continue;
    let end = at + 1;
    while (end < words.length && !ENDS.has(words[end]?.text ?? '')) end += 1;
    const action = words.slice(at + 1, end);
    at += action.length;
    if (action.length > 0) actions.push(action);
  }
  return actions;
}
