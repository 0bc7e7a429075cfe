import { canonicalForms } from '@bylaw/shell';
import type { ExampleRule } from '../example-rules.js';
import { nameOf, type Contestant } from './contestant.js';

/**
 * What one would write first: every pattern as a JavaScript RegExp, one after the other, on our canonical forms. It looks
 * for all rules that match, as ours does.
 */
export function regExpLoop(rules: readonly ExampleRule[]): Contestant {
  const patterns = rules.map(({ pattern }) =>
    pattern.startsWith('(?i)') ? new RegExp(pattern.slice(4), 'i') : new RegExp(pattern),
  );
  const matches = (text: string): boolean => patterns.filter((pattern) => pattern.test(text)).length > 0;
  return {
    name: nameOf('RegExp loop', rules.length),
    rules: rules.length,
    denies: (command) => canonicalForms(command).forms.filter(({ text }) => matches(text)).length > 0,
  };
}
