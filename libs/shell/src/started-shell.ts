import type { Word } from './word.js';

/** Programs that start a shell when they are given no command: it reads their input. */
const STARTERS = new Set([
  'ssh',
  'su',
  'newgrp',
  'runuser',
  'chroot',
  'nsenter',
  'unshare',
  'toolbox',
  'script',
]);
/** Those that do when they are told so. */
const TOLD = new Set(['sudo', 'doas']);
/** What `script` is told that records for nobody; without it that may be any script of that name. */
const RECORDING = /^(?:-[a-pr-z]*q[a-z]*|\/dev\/null)$/;
/** Programs that may start a shell without being given a command. */
export const STARTING_PROGRAMS: readonly string[] = [...STARTERS, ...TOLD];

const LOGIN = /^(?:-[A-Za-z]*[si]|--shell|--login)$/;

/** Whether a program that is given no command starts a shell. */
export function startsShell(program: string, words: readonly Word[]): boolean {
  if (program === 'script') return words.some(({ text }) => RECORDING.test(text));
  return STARTERS.has(program) || (TOLD.has(program) && words.some(({ text }) => LOGIN.test(text)));
}
