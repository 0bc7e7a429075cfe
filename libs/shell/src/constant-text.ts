import { resolveAnsiEscapes } from './ansi-escapes.js';
import { baseName } from './base-name.js';
import { sentText } from './coprocess-input.js';
import { literalOutput, QUOTING_PROGRAMS } from './literal-output.js';
import { printfText } from './printf-text.js';
import { inPlaceOf, rewritten } from './script.js';
import type { Group, ParsedCommand, ParsedRedirection, Script } from './script.js';
import { FILTERS, filterText } from './text-filter.js';
import { plainWord, type Word } from './word.js';
import { findWrapped } from './wrappers.js';
import { inputWords } from './xargs-input.js';
import { NameSet } from './name-set.js';

/** Text that is written in a line: `known`, or with expansions as they stand there, and perhaps not all of it. */
export interface Text {
  readonly text: string;
  readonly known: boolean;
}

/** Who tells what text is constant: puts the known values of variables into commands, and bounds the work. */
export interface TextContext {
  resolve(command: ParsedCommand): ParsedCommand;
  /** The same for each of the values that they may have, as they were assigned. */
  variants(command: ParsedCommand): readonly ParsedCommand[];
  /** What the line has written to a file; null when that isn't known, undefined when it has not. */
  written(file: string): Text | null | undefined;
  /** What a function of the line runs; null for any other program. */
  body(name: string): Group | null;
  /** @throws UnparsedError when working out the texts of a line is too much work */
  spend(characters: number): void;
}

/** How much more handling a character of a constant text is than parsing one. */
const EFFORT = 2;

/** The constant text that a command reads from its standard input, as far as it can be told; null when it can't. */
export function standardInput(command: ParsedCommand, context: TextContext): string | null {
  return constant(inputOf(command, context) ?? null);
}

/**
 * What a command reads from a descriptor: a here-document, a here-string, `< <(…)`, or what the pipe before it writes; of
 * the groups around it if it has none. Null when that isn't known, undefined when the line gives it nothing.
 */
export function inputOf(
  command: ParsedCommand,
  context: TextContext,
  descriptor = '0',
): Text | null | undefined {
  const own = redirected(command, descriptor, context);
  if (own !== undefined) return own;
  const isInput = descriptor === '0';
  if (isInput && command.pipedFrom) return outputOf(command.pipedFrom, context);
  for (let { group } = command; group; group = group.outer) {
    context.spend(EFFORT);
    if (group.redirections.length > 0) {
      const { redirections } = group;
      const around = context.resolve(rewritten(command, { assignments: [], words: [], redirections }));
      const text = redirected(around, descriptor, context);
      if (text !== undefined) return text;
    }
    if (isInput && group.pipedFrom) return outputOf(group.pipedFrom, context);
    if (isInput && group.kind === 'coproc')
      return sentText(group, context, (source) => outputOf(source, context));
    if (group.caller) return inputOf(group.caller, context, descriptor);
  }
  return undefined;
}

/** A text when all of it is known. */
export function constant(text: Text | null): string | null {
  return text?.known === true ? text.text : null;
}

/** A text that is all known, or not at all. */
export function knownText(text: string | null): Text | null {
  return text === null ? null : { text, known: true };
}

function redirected(
  command: ParsedCommand,
  descriptor: string,
  context: TextContext,
): Text | null | undefined {
  const { redirections } = command;
  for (let at = redirections.length - 1; at >= 0; at--) {
    const redirection = redirections[at];
    if (redirection && inputDescriptor(redirection) === descriptor)
      return redirectedText(command, redirection, context);
  }
  return undefined;
}

function redirectedText(
  command: ParsedCommand,
  { operator, target, body }: ParsedRedirection,
  context: TextContext,
): Text | null | undefined {
  if (operator.endsWith('<<<')) return { text: `${target.text}\n`, known: target.pieces === null };
  // The body of a here-document is missing where the line ends before it.
  if (body || /<<-?$/.test(operator)) return { text: body?.text ?? '', known: true };
  const isCopy = operator.endsWith('<&') && /^\d+$/.test(target.text);
  if (isCopy) return target.text === '0' ? undefined : inputOf(command, context, target.text);
  if (target.input !== undefined) return knownText(target.input);
  return context.written(target.text) ?? null;
}

/** The descriptor that a redirection gives something to read; null when it gives nothing. */
function inputDescriptor({ operator }: ParsedRedirection): string | null {
  // `0>&1` copies a descriptor as `0<&1` does.
  if (operator === '0>&') return '0';
  const [, descriptor] = /^(\d*)</.exec(operator) ?? [];
  return descriptor === '' ? '0' : (descriptor ?? null);
}

/** Programs whose output does not depend on their input, or is that of another command. */
const WRITERS = new NameSet(['printf', 'echo', 'yes', 'command', 'builtin', 'busybox']);
/** Programs that write nothing. */
const SILENT = new NameSet(
  'true : cd unset exit return break continue shift wait sleep [ [[ test'.split(' '),
);

/** The constant text that a script writes, as far as it is known. */
export function scriptOutput(script: Script, context: TextContext): Text | null {
  return joinedOutput({ items: script, start: 0, end: script.length }, null, context);
}

/** What a command or a group of commands writes; null when nothing of it is known. */
export function outputOf(source: ParsedCommand | Group, context: TextContext): Text | null {
  if (source.kind !== 'command') return joinedOutput(source, source, context);
  return isRepeated(source)
    ? repeatedOutput(source, context)
    : standardOutput(context.resolve(source), context);
}

/** Whether a command stands in a loop. */
function isRepeated({ group: first }: ParsedCommand): boolean {
  for (let group = first; group; group = group.outer) if (group.kind === 'loop') return true;
  return false;
}

/** What a command in a loop writes: for each value that its variables may have, in turn. */
function repeatedOutput(command: ParsedCommand, context: TextContext): Text | null {
  const all = context.variants(command).map((one) => standardOutput(one, context));
  const [only = null] = all;
  if (all.length <= 1) return only;
  const text = all.map((written) => written?.text ?? '').join('');
  context.spend(text.length);
  return text === '' ? null : { text, known: false };
}

/** What the commands of a part of a script write in all, but for those that write into a pipe. */
function joinedOutput(
  { items, start, end }: Pick<Group, 'items' | 'start' | 'end'>,
  group: Group | null,
  context: TextContext,
): Text | null {
  let text = '';
  let known = true;
  let found = false;
  for (let at = start; at < end; at++) {
    const item = items[at];
    const next = at + 1 < end ? items[at + 1] : undefined;
    if (item?.kind !== 'command' || (next?.kind === 'operator' && /^\|&?$/.test(next.text))) continue;
    context.spend(EFFORT);
    if (isWithheld(item, group, context)) continue;
    const written = outputOf(item, context);
    text += written?.text ?? '';
    known &&= written?.known === true;
    found ||= written !== null;
    context.spend(written?.text.length ?? 0);
  }
  return found ? { text, known } : null;
}

/** Whether a command writes into a pipe behind a group around it, or is a part of a function's body. */
function isWithheld(command: ParsedCommand, outer: Group | null, context: TextContext): boolean {
  for (let { group } = command; group && group !== outer; group = group.outer) {
    context.spend(EFFORT);
    if (group.piped || group.isBody) return true;
  }
  return false;
}

function standardOutput(command: ParsedCommand, context: TextContext): Text | null {
  const [head] = command.words;
  if (!head) return command.assignments.length > 0 ? { text: '', known: true } : null;
  const program = baseName(head.text);
  const body = context.body(program);
  if (body) return calledOutput(command, body, context);
  if (SILENT.has(program)) return { text: '', known: true };
  const rest = command.words.slice(1);
  context.spend(8 + EFFORT * rest.length);
  const literal = QUOTING_PROGRAMS.has(program) ? literalOutput(program, rest) : null;
  if (literal !== null) return { text: literal, known: true };
  if (FILTERS.has(program)) return filtered(command, { program, rest }, context);
  if (!WRITERS.has(program)) return wrappedOutput(command, program, context);
  if (program === 'yes') return { text: `${textsOf(rest).join(' ')}\n`, known: false };
  if (program !== 'printf' && program !== 'echo') return standardOutput(inPlaceOf(command, rest), context);
  const words = textsOf(rest);
  context.spend(EFFORT * lengthOf(words));
  const text = program === 'echo' ? echoText(words) : printfText(words);
  return text === null ? null : { text, known: rest.every((word) => word.pieces === null) };
}

/** What is written by the command that a program runs; by any other program perhaps what it reads. */
function wrappedOutput(command: ParsedCommand, program: string, context: TextContext): Text | null {
  const wrapped = findWrapped(program, command.words);
  if (program === 'xargs') {
    const end = wrapped?.commandAt ?? command.words.length;
    const run = wrapped ? command.words.slice(end) : [plainWord('echo')];
    const input = standardInput(command, context);
    if (input === null) return unfiltered(inputOf(command, context));
    return standardOutput(
      inPlaceOf(command, inputWords(command.words.slice(1, end), run, input, context)),
      context,
    );
  }
  if (!wrapped || wrapped.script) return unfiltered(inputOf(command, context));
  const words = wrapped.words ?? command.words.slice(wrapped.commandAt);
  return standardOutput(inPlaceOf(command, words), context);
}

/** What a program may pass on of what it reads. */
function unfiltered(input: Text | null | undefined): Text | null {
  return input ? { text: input.text, known: false } : null;
}

/** What a call of a function writes; null when it calls itself. */
function calledOutput(command: ParsedCommand, body: Group, context: TextContext): Text | null {
  if (body.caller !== null || body.end < 0) return null;
  body.caller = command;
  try {
    return joinedOutput(body, body, context);
  } finally {
    body.caller = null;
  }
}

interface Filter {
  readonly program: string;
  readonly rest: readonly Word[];
}

/** What a program makes of its input, or of the files that it is given; what it reads when that isn't known. */
function filtered(command: ParsedCommand, { program, rest }: Filter, context: TextContext): Text | null {
  const files = rest.filter((word) => isFile(program, word, context));
  const given =
    files.length === 0
      ? inputOf(command, context)
      : joinedTexts(files, (file) => fileText(command, file, context));
  if (!given) return null;
  context.spend(EFFORT * given.text.length);
  if (!given.known) return given;
  const options = rest.filter((word) => !files.includes(word));
  const isKnown = options.every((word) => word.pieces === null);
  const written = isKnown ? filterText(program, textsOf(options), given.text) : null;
  return written === null ? unfiltered(given) : { text: written, known: true };
}

/** Whether a word names what a filter reads: a `<(…)`, a file that the line has written, any operand of `cat`. */
function isFile(program: string, { input, text }: Word, context: TextContext): boolean {
  if (input !== undefined || text === '-') return true;
  if (program === 'tee' || text.startsWith('-')) return false;
  return program === 'cat' || context.written(text) !== undefined;
}

function fileText(command: ParsedCommand, { input, text }: Word, context: TextContext): Text | null {
  if (input !== undefined) return knownText(input);
  return (text === '-' ? inputOf(command, context) : context.written(text)) ?? null;
}

/** Texts behind each other; null when nothing of them is known. */
function joinedTexts<T>(sources: readonly T[], read: (source: T) => Text | null): Text | null {
  const texts = sources.map(read);
  if (texts.every((text) => text === null)) return null;
  return {
    text: texts.map((text) => text?.text ?? '').join(''),
    known: texts.every((text) => text?.known === true),
  };
}

function textsOf(words: readonly Word[]): string[] {
  return words.map((word) => word.text);
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

function echoText(words: readonly string[]): string {
  const start = words.findIndex((word) => !/^-[neE]+$/.test(word));
  if (start < 0) return '';
  const flags = words.slice(0, start).join('');
  const text = words.slice(start).join(' ');
  return (
    (flags.includes('e') ? resolveAnsiEscapes(text, 'printed') : text) + (flags.includes('n') ? '' : '\n')
  );
}
