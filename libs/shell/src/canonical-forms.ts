import { MAX_LINE_LENGTH } from './bounds.js';
import { LineAnalysis } from './line-analysis.js';
import type { CanonicalLine, Form } from './simple-command.js';
import { UnparsedError } from './unparsed-error.js';

/**
 * Writes what a command line would run in its canonical forms: one or more for each simple command, wherever it stands,
 * and one for each whole line. A line that can't be parsed, or that exceeds a bound of nesting or length, is a form as
 * sent, beside those of what was read before it failed (a shell runs line by line), and marked `unparsed`. Never throws.
 */
export function canonicalForms(commandLine: string): CanonicalLine {
  const analysis = new LineAnalysis();
  if (commandLine.length > MAX_LINE_LENGTH) return asSent(commandLine, analysis);
  try {
    analysis.line(commandLine);
  } catch (error) {
    if (error instanceof UnparsedError || error instanceof RangeError) return asSent(commandLine, analysis);
    throw error;
  }
  const { forms, commands, possible } = analysis.collection;
  return { forms, simpleCommands: commands, possibleCommands: possible, unparsed: false };
}

function asSent(commandLine: string, { collection }: LineAnalysis): CanonicalLine {
  const forms: Form[] = [{ text: commandLine, kind: 'sent' }];
  for (const form of collection.forms) if (form.text !== commandLine) forms.push(form);
  return { forms, simpleCommands: [], possibleCommands: [], unparsed: true };
}
