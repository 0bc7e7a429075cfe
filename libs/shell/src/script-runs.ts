import { noteAssignments } from './assigning-builtins.js';
import { ATTEMPT_WORK, MAX_CALLS } from './bounds.js';
import { inputOf, knownText, type Text } from './constant-text.js';
import type { Span } from './cursor.js';
import { DescribedCommand, type Found } from './described-command.js';
import { programTraits } from './program-traits.js';
import { rewritten, scriptGroup } from './script.js';
import type { Group, ParsedCommand, ParsedRedirection } from './script.js';
import { ScriptAnalysis } from './script-analysis.js';
import { shellOptions } from './shell-options.js';
import { expands } from './expand-command.js';
import { BoundExceededError, UnparsedError } from './unparsed-error.js';
import { plainWord, type Word } from './word.js';
import { renamedFile } from './written-files.js';
import { writeCommand, type Written } from './written-command.js';

/** Files that are what a command reads: its standard input, or another descriptor. */
const DESCRIPTOR = /^\/(?:dev\/stdin|(?:dev|proc\/self)\/fd\/(\d))$/;

/** An alias, or the place of a program, that is set as an element: `BASH_ALIASES[x]=y`, `BASH_CMDS[x]=/bin/y` */
const NAMED = /^BASH_(?:ALIASES|CMDS)\[['"]?([^\]'"]+)['"]?\]=([\s\S]*)$/;

/** What stands for the expansion of a prompt that is not known: nobody can say what it runs. */
const PROMPTED = 'eval "${PROMPT@Q}"';

/** Follows commands into the scripts that they are given, that they read, and that the line itself has written. */
export abstract class ScriptRuns extends ScriptAnalysis {
  /** Whether a program may be something that the line itself has made. */
  protected get hasDefinitions(): boolean {
    return this.functions !== null || this.aliases !== null || this.files.areWritten;
  }

  protected override note(command: ParsedCommand): void {
    const resolved = expands(command) ? this.resolve(command) : command;
    const { noted: written } = programTraits(resolved.words[0]?.text ?? '');
    this.files.note(resolved, written?.writing ?? null);
    const program = command.words[0]?.text ?? '';
    const { noted } = programTraits(program);
    if (resolved === command && !noted) return;
    const renamed = written?.writing?.renames === true ? renamedFile(resolved) : null;
    if (renamed && !renamed.from.startsWith('/dev/')) this.alias(renamed.to, renamed.from);
    if (noted?.assigns === true)
      noteAssignments(this.resolve(command), this.variables, () => inputOf(command, this));
    if (noted?.isSubscripted === true) {
      for (const { text, pieces } of command.words) if (!pieces && isSubscripted(text)) this.evaluate(text);
    }
    if (program === 'hash') this.noteHashed(command);
    if (program !== 'alias') return;
    for (const { text } of command.words.slice(1)) {
      const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
      if (name !== undefined && value !== undefined) this.alias(name, value);
    }
  }

  private alias(name: string, value: string): void {
    this.aliases ??= new Map();
    this.aliases.set(name, value);
  }

  /** `hash -p PATH NAME…`: the names stand for the program. */
  private noteHashed({ words }: ParsedCommand): void {
    const at = words.findIndex(({ text }) => /^-[a-z]*p$/.test(text));
    const path = words[at + 1]?.text;
    if (at < 0 || path === undefined) return;
    for (const { text } of words.slice(at + 2)) this.alias(text, path);
  }

  override assign(word: Word): void {
    super.assign(word);
    const [, name, value] = word.text.startsWith('BASH_') ? (NAMED.exec(word.text) ?? []) : [];
    if (name !== undefined && value !== undefined) this.alias(name, value);
    if (word.pieces === null && isSubscripted(word.text)) this.evaluate(word.text);
  }

  prompt(name: string, span: Span): void {
    this.spend(4 * ATTEMPT_WORK);
    const values = this.variables.of(name);
    for (const { text } of values) this.evaluate(text);
    const isKnown = values.length > 0 && values.every(({ known }) => known);
    if (!isKnown || this.variables.isOverflowing(name)) this.script(PROMPTED, span);
  }

  /** What is substituted in a text that is evaluated: the subscript of an array, wherever a name may be given. */
  private evaluate(text: string): void {
    this.attempt(`: "${text.replaceAll('"', '')}"`, { start: 0, end: 0 });
  }

  /** A shell runs the text of `-c`, or what it reads when it is given no script file. */
  protected shell(command: ParsedCommand, found: Found): Written {
    const { words } = found;
    const { scriptAt, fileAt, readsInput, startupAt } = shellOptions(words);
    const startup = startupAt === null ? null : words[startupAt];
    if (startup && this.starts(startup, command.span)) found = { ...found, dynamic: true };
    const script = scriptAt === null ? null : words[scriptAt];
    if (script && scriptAt !== null) {
      const read = () => this.script(script.text, command.span, scriptGroup(command));
      const line = plainWord(this.variables.withArguments(words.slice(scriptAt + 1), read));
      const visible = words.map((word) => (word === script ? line : word));
      return this.leaf(command, { ...found, words: visible, needsAllow: false });
    }
    const file = fileAt === null ? null : words[fileAt];
    if (this.files.areWritten && this.startsAny(words, command.span)) found = { ...found, dynamic: true };
    if (file) return this.file(command, found, file);
    return readsInput ? this.read(command, found, inputOf(command, this)) : this.leaf(command, found);
  }

  /** Records what a shell may run when it starts; returns whether that is something which can't be known. */
  private starts({ input, text }: Word, span: Span): boolean {
    const script = input === undefined ? this.files.of(text, this) : knownText(input);
    if (script) this.attempt(script.text, span);
    return script !== undefined && script?.known !== true;
  }

  /** The same of the files that an interactive shell and a login shell run, if the line has written them. */
  private startsAny(words: readonly Word[], span: Span): boolean {
    if (!words.some(({ text }) => /^-[a-zA-Z]*[il]|^--login$/.test(text))) return false;
    const files = this.files.named(
      /(?:^|\/)\.(?:bashrc|bash_(?:profile|login|logout|aliases)|profile|zshrc|zprofile|zshenv)$/,
    );
    return files.map((file) => this.starts(plainWord(file), span)).includes(true);
  }

  protected sourced(command: ParsedCommand, found: Found): Written {
    const [file] = found.words;
    return file ? this.file(command, found, file) : this.leaf(command, found);
  }

  /** An alias or function of the line, or a program that the line itself has written; null for all others. */
  protected defined(command: ParsedCommand, path: string, found: Found): Written | null {
    const alias = this.aliases?.get(path) ?? this.aliases?.get(path.replace(/^\.\//, ''));
    if (alias !== undefined && !this.running.includes(path)) {
      const rest = found.words.map((word) => word.text).join(' ');
      return this.runs(path, () => {
        this.attempt(`${alias} ${rest}`, command.span);
        return this.leaf(command, { ...found, dynamic: command.words[0]?.pieces !== null });
      });
    }
    const body = this.functions?.get(path);
    if (body) return this.call(command, found, body);
    const written =
      this.mayBeFile(path) && !this.running.includes(path) ? this.files.of(path, this) : undefined;
    if (written === undefined) return null;
    const isShellScript = written !== null && !/^#!(?!.*sh\b)/.test(written.text);
    return this.runs(path, () =>
      this.read(command, found, isShellScript ? written : written && { ...written, known: false }),
    );
  }

  /** Whether a program may be a file that the line has written: by its path, or by the folders that it is looked for in. */
  private mayBeFile(path: string): boolean {
    return path.includes('/') || (this.files.areWritten && this.variables.of('PATH').length > 0);
  }

  /** Records what a program runs besides that an alias or a function of the line stands for. */
  protected redefined(command: ParsedCommand, path: string, found: Found): void {
    this.collection.suppose(() => this.defined(command, path, found));
  }

  /** A shell runs what a file holds, as far as the line tells. */
  private file(command: ParsedCommand, found: Found, file: Word): Written {
    if (file.input !== undefined) return this.read(command, found, knownText(file.input));
    const descriptor = DESCRIPTOR.exec(file.text);
    if (descriptor) return this.read(command, found, inputOf(command, this, descriptor[1] ?? '0'));
    if (this.running.includes(file.text)) return this.leaf(command, found);
    if (file.pieces && /^\/(?:dev|proc\/self)\/fd\//.test(file.text))
      return this.leaf(command, { ...found, dynamic: true });
    const isWritten = file.pieces !== null && this.files.of(file.text, this) !== undefined;
    if (!isWritten && file.pieces?.some(({ quoted, expansion }) => expansion && !quoted) === true) {
      // It may be nothing, and the shell reads its input then.
      return this.leaf(command, { ...found, dynamic: inputOf(command, this) === null });
    }
    return this.runs(file.text, () => this.read(command, found, this.files.of(file.text, this)));
  }

  /** What the body of a function runs with the arguments and the input of a call. */
  private call(command: ParsedCommand, found: Found, body: Group): Written {
    if (body.caller !== null || body.end < 0) return this.leaf(command, found);
    this.calls += 1;
    if (this.calls > MAX_CALLS) return this.leaf(command, { ...found, dynamic: true });
    body.caller = command;
    try {
      const read = () => this.nest(this.within, () => this.follow(body));
      const dynamic = this.collection.probe(() => this.variables.withArguments(command.words, read));
      return this.leaf(command, { ...found, dynamic });
    } finally {
      body.caller = null;
    }
  }

  private runs(file: string, run: () => Written): Written {
    const outer = this.running;
    this.running = [...outer, file];
    try {
      return run();
    } finally {
      this.running = outer;
    }
  }

  /** A command that runs a script which is known, or can't be known: text piped or redirected into a shell. */
  protected read(command: ParsedCommand, found: Found, input: Text | null | undefined): Written {
    if (input?.known === true) {
      const line = this.script(input.text, command.span);
      return this.leaf(withInput(command, line), found);
    }
    if (input) this.attempt(input.text, command.span);
    return this.leaf(command, { ...found, dynamic: found.dynamic || input !== undefined });
  }

  /**
   * Records what a text would run as a script, if it can be parsed: text that is none says nothing about the line.
   * Returns its canonical line, null when it is no script.
   * @throws BoundExceededError when it is too much to tell
   */
  protected attempt(text: string, span: Span): string | null {
    this.spend(ATTEMPT_WORK);
    const { depth, within } = this;
    let line: string | null = null;
    try {
      this.collection.suppose(() => {
        line = this.script(text, span);
      });
    } catch (error) {
      if (!(error instanceof UnparsedError) || error instanceof BoundExceededError) throw error;
      this.depth = depth;
      this.within = within;
    }
    return line;
  }

  protected leaf(command: ParsedCommand, found: Found): Written {
    const written = writeCommand(command, found.program, found.words);
    this.add(command, found, written.forms);
    return written;
  }

  protected add(command: ParsedCommand, found: Found, forms: readonly string[]): void {
    this.collection.addCommand(new DescribedCommand(command, found, this.within, forms));
  }
}

/** Whether something is substituted in a subscript that a text has. */
function isSubscripted(text: string): boolean {
  return text.includes('[$(') || text.includes('[`');
}

/** A command whose here-document or here-string is written as the canonical line of the script that it is. */
function withInput(command: ParsedCommand, line: string): ParsedCommand {
  const { assignments, words } = command;
  const isText = ({ operator, body }: ParsedRedirection) => body !== null || operator.endsWith('<<<');
  if (!command.redirections.some(isText)) return command;
  const redirections = command.redirections.map((redirection) =>
    isText(redirection) ? { ...redirection, body: { text: line, form: line } } : redirection,
  );
  return rewritten(command, { assignments, words, redirections });
}
