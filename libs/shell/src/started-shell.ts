import type { Word } from './word.js';

/** Programs that start a shell when they are given no command: it reads their input. */
const STARTERS = new Set(['ssh', 'su', 'newgrp', 'runuser', 'chroot', 'nsenter', 'unshare', 'toolbox']);
/** Those that do when they are told so. */
const TOLD = new Set(['sudo', 'doas']);
const LOGIN = /^(?:-[A-Za-z]*[si]|--shell|--login)$/;

/** Whether a program that is given no command starts a shell. */
export function startsShell(program: string, words: readonly Word[]): boolean {
  return STARTERS.has(program) || (TOLD.has(program) && words.some(({ text }) => LOGIN.test(text)));
}
