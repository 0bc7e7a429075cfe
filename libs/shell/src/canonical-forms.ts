import { MAX_LINE_LENGTH } from './bounds.js';
import { LineAnalysis } from './line-analysis.js';
import type { CanonicalLine } from './simple-command.js';
import { UnparsedError } from './unparsed-error.js';

/**
 * Writes what a command line would run in its canonical forms: one or more for each simple command, wherever it stands,
 * and one for each whole line. A line that can't be parsed, or that exceeds a bound of nesting or length, is its own only
 * form, marked `unparsed`. Never throws.
 */
export function canonicalForms(commandLine: string): CanonicalLine {
  if (commandLine.length > MAX_LINE_LENGTH) return asSent(commandLine);
  const analysis = new LineAnalysis();
  try {
    analysis.script(commandLine);
  } catch (error) {
    if (error instanceof UnparsedError || error instanceof RangeError) return asSent(commandLine);
    throw error;
  }
  return { forms: analysis.forms, simpleCommands: analysis.commands, unparsed: false };
}

function asSent(commandLine: string): CanonicalLine {
  return { forms: [{ text: commandLine, kind: 'sent' }], simpleCommands: [], unparsed: true };
}
