import type { CanonicalLine } from './simple-command.js';

/** Writes what a command line would run in its canonical forms. Never throws. */
export function canonicalForms(commandLine: string): CanonicalLine {
  return { forms: [{ text: commandLine, kind: 'sent' }], simpleCommands: [], unparsed: true };
}
