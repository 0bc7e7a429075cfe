import type { Word } from './word.js';

const FIND_ACTIONS = new Set(['-exec', '-execdir', '-ok', '-okdir']);
const FD_ACTIONS = new Set(['-x', '-X', '--exec', '--exec-batch']);

/** The commands that `find` and `fd` run for what they find. */
export function foundActions(program: string, words: readonly Word[]): (readonly Word[])[] {
  const isFind = program === 'find' || program === 'gfind';
  if (!isFind && program !== 'fd' && program !== 'fdfind') return [];
  const names = isFind ? FIND_ACTIONS : FD_ACTIONS;
  const actions: (readonly Word[])[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!names.has(words[at]?.text ?? '')) continue;
    const end = words.findIndex((word, index) => index > at && (word.text === ';' || word.text === '+'));
    const action = words.slice(at + 1, end < 0 ? undefined : end);
    at += action.length;
    if (action.length > 0) actions.push(action);
  }
  return actions;
}
