import { MAX_FORM_TEXT } from './bounds.js';
import { isDigit, SLASH } from './characters.js';
import { addDistinct } from './distinct.js';
import { addFlagOrders } from './flag-orders.js';
import { obeysInput } from './input-readers.js';
import { programTraits } from './program-traits.js';
import type { ParsedCommand, ParsedRedirection } from './script.js';
import { beyondBound } from './unparsed-error.js';
import { joined, singleSpaced, withWords, type Piece, type Word } from './word.js';

/** The canonical texts of one command: of what it runs in the end, of all of it with wrappers, and every variant. */
export interface Written {
  readonly inner: string;
  readonly full: string;
  /** Without duplicates; `full` is one of them. */
  readonly forms: readonly string[];
  /** Those of the forms that a wrapper is written before: without assignments. */
  readonly bare: readonly string[];
}

/**
 * Writes a command that runs no other: without data, redirections at the end, also with its flags in every order.
 * @throws UnparsedError when that is too long
 */
export function writeCommand(command: ParsedCommand, program: string, words: readonly Word[]): Written {
  // A canonical text without its folder: a blank may be left before it, nowhere else.
  const name = program.startsWith(' ') ? singleSpaced(program) : program;
  const { withoutData } = programTraits(program);
  const visible = withoutData && words.length > 0 ? withoutData(words) : words;
  const assignments = command.assignments.length === 0 ? '' : withWords('', command.assignments);
  const redirections = writeRedirections(program, command.redirections);
  const plain = isVerbatim(command, name, visible)
    ? command.verbatim
    : joined(withWords(name, visible), redirections);
  const base = program === '' ? joined(assignments, plain) : plain;
  if (base.length > MAX_FORM_TEXT) throw beyondBound('a command is too long');
  const bare = [base];
  addFlagOrders(bare, name, visible, redirections);
  if (program === '' || assignments === '') return { inner: base, full: base, forms: bare, bare };
  const full = joined(assignments, base);
  const forms = bare.slice();
  addDistinct(forms, full);
  return { inner: base, full, forms, bare };
}

/** Whether a command's text in its source is its canonical text: no word of it was left out or replaced. */
function isVerbatim(
  command: ParsedCommand,
  name: string,
  words: readonly Word[],
): command is ParsedCommand & { readonly verbatim: string } {
  const { verbatim, words: all } = command;
  if (verbatim === null || all[0]?.text !== name || words.length !== all.length - 1) return false;
  for (let at = 0; at < words.length; at++) if (words[at] !== all[at + 1]) return false;
  return true;
}

/**
 * The name by which `^` anchors: without the folder, unless that is decided by a substitution. Of a name with blanks the
 * folder ends before the first of them, for `rm -rf /etc` is no `etc`.
 */
export function programName(word: Word): string {
  const form = word.canonical;
  if (word.pieces) return word.text === word.form ? withoutLiteralFolder(word.pieces) : form;
  if (word.text !== word.form) return form;
  const blank = word.quoted ? form.indexOf(' ') : -1;
  let at = blank < 0 ? form.length : blank;
  while (at > 0 && form.charCodeAt(at - 1) === SLASH) at -= 1;
  while (at > 0 && form.charCodeAt(at - 1) !== SLASH) at -= 1;
  return at === 0 ? form : form.slice(at);
}

/** What stands behind the last `/` that is no part of an expansion. */
function withoutLiteralFolder(pieces: readonly Piece[]): string {
  let text = '';
  for (let at = pieces.length - 1; at >= 0; at--) {
    const piece = pieces[at];
    const folder = !piece || piece.expansion ? -1 : piece.form.lastIndexOf('/');
    text = (piece?.form.slice(folder + 1) ?? '') + text;
    if (folder >= 0) break;
  }
  return singleSpaced(text);
}

function writeRedirections(program: string, redirections: readonly ParsedRedirection[]): string {
  let text = '';
  for (const redirection of redirections) {
    text = joined(text, singleSpaced(writeRedirection(program, redirection)));
  }
  return text;
}

function writeRedirection(program: string, { operator, target, body }: ParsedRedirection): string {
  if (operator.endsWith('&') && isDescriptor(target.text)) return `${operator}${target.text}`;
  const isText = body !== null || operator.endsWith('<<<');
  if (isText && !obeysInput(program)) return operator;
  return `${operator} ${body ? body.form : target.form}`;
}

/** Whether a text is a number, or the `-` that closes one. */
function isDescriptor(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (!isDigit(text.charCodeAt(at))) return text === '-';
  return text !== '';
}
