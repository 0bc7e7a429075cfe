import { keepsHereDocument, withoutData } from './data-arguments.js';
import { flagOrders } from './flag-orders.js';
import type { ParsedCommand, ParsedRedirection } from './script.js';
import { plainWord, spaced, type Word } from './word.js';

/** The canonical texts of one command: of what it runs in the end, of all of it with wrappers, and every variant. */
export interface Written {
  readonly inner: string;
  readonly full: string;
  readonly forms: readonly string[];
}

/** Writes a command that runs no other: without data, redirections at the end, also with its flags in every order. */
export function writeCommand(command: ParsedCommand, program: string, words: readonly Word[]): Written {
  const visible = withoutData(program, words);
  const redirections = command.redirections.map((redirection) => writeRedirection(program, redirection));
  const assignments = command.assignments.map((word) => word.form);
  const plain = spaced(program, ...visible.map((word) => word.form), ...redirections);
  const base = program === '' ? spaced(...assignments, plain) : plain;
  const reordered = flagOrders(program, [
    ...visible,
    ...redirections.map((text) => plainWord(` ${text}`, text)),
  ]);
  const full = program === '' ? base : spaced(...assignments, base);
  return { inner: base, full, forms: [base, ...reordered] };
}

/** The name by which `^` anchors: without the folder, unless that is decided by a substitution. */
export function programName(word: Word): string {
  const form = spaced(word.form);
  return word.text === word.form ? form.replace(/^.*\/(?=[^/])/, '') : form;
}

function writeRedirection(program: string, { operator, target, body }: ParsedRedirection): string {
  if (/[<>]&$/.test(operator) && /^(?:\d+|-)$/.test(target.text)) return `${operator}${target.text}`;
  if (!body)
    return `${operator} ${keepsHereDocument(program) && operator.endsWith('<<<') ? '' : target.form}`;
  return keepsHereDocument(program) ? operator : `${operator} ${body.form}`;
}
