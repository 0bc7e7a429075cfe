import { MAX_DEPTH, MAX_SCRIPT_TEXT, MAX_STEPS } from './bounds.js';
import { scriptOutput, standardInput } from './constant-text.js';
import { Cursor, type Span } from './cursor.js';
import { expandCommand, isUnknown, withoutUnknown } from './expand-command.js';
import { FormCollection } from './form-collection.js';
import { foundActions } from './found-actions.js';
import { givenScript, type GivenScript } from './given-script.js';
import { inlineCode, shellCalls } from './inline-code.js';
import { isGlob, matchingPrograms } from './program-globs.js';
import type { ParsedCommand, Script } from './script.js';
import { ScriptParser } from './script-parser.js';
import { isShell, shellOptions } from './shell-options.js';
import type { Place } from './simple-command.js';
import { UnparsedError } from './unparsed-error.js';
import { Variables } from './variables.js';
import { plainWord, singleSpaced, spaced, type Word } from './word.js';
import type { NestedScript } from './word-reader.js';
import { findWrapped, type Wrapped } from './wrappers.js';
import { programName, writeCommand, type Written } from './written-command.js';
import { inputWords } from './xargs-input.js';

/** What is known of a command beside its words. */
interface Found {
  readonly program: string;
  readonly words: readonly Word[];
  readonly dynamic?: boolean;
  readonly needsAllow?: boolean;
}

/** Collects what one command line runs, through every script nested in it. */
export class LineAnalysis {
  readonly collection = new FormCollection();
  private readonly variables = new Variables();
  private within: Place['within'] = 'line';
  private depth = 0;
  private steps = 0;
  private scriptText = 0;

  /**
   * Records everything that the line runs; what stands before a break too.
   * @throws UnparsedError when it can't be parsed, or exceeds a bound
   */
  line(source: string): void {
    const parser = this.parser(new Cursor(source));
    let script: Script;
    try {
      script = parser.parse('source');
    } catch (error) {
      if (error instanceof UnparsedError && parser.read.length > 0) this.record(parser.read);
      throw error;
    }
    this.record(script);
  }

  private script(source: string, span: Span | null, within: Place['within'] = 'script'): NestedScript {
    this.scriptText += source.length;
    if (this.scriptText > MAX_SCRIPT_TEXT) throw new UnparsedError('its scripts are too long');
    return this.nest(within, () => this.record(this.parser(new Cursor(source, span)).parse('source')));
  }

  private parser(cursor: Cursor): ScriptParser {
    return new ScriptParser(cursor, {
      whole: (source, span) => this.script(source, span, 'substitution'),
      parenthesised: (at) => this.nest('substitution', () => this.record(this.parser(at).parse(')'))),
      assign: (word) => this.variables.assign(word),
      loop: (name, words) => this.variables.loop(name, words),
    });
  }

  private nest<T>(within: Place['within'], read: () => T): T {
    if (this.depth > MAX_DEPTH) throw new UnparsedError('nests too deep');
    this.step();
    const outer = this.within;
    this.within = within;
    this.depth += 1;
    const result = read();
    this.depth -= 1;
    this.within = outer;
    return result;
  }

  /** Bounds the work for one line, whatever it is made of. */
  private step(): void {
    this.steps += 1;
    if (this.steps > MAX_STEPS) throw new UnparsedError('runs too much');
  }

  private record(script: Script): NestedScript {
    const inner: string[] = [];
    const full: string[] = [];
    for (const item of script) {
      const written = item.kind === 'command' ? this.expanded(item) : { inner: item.text, full: item.text };
      const isSeparator = item.kind === 'operator' && item.text === ';';
      add(inner, written.inner, isSeparator);
      add(full, written.full, isSeparator);
    }
    const line = spaced(...inner);
    this.collection.addForm(line, 'line');
    this.collection.addForm(spaced(...full), 'line');
    return { line, output: scriptOutput(script, this.resolve) };
  }

  private readonly resolve = (command: ParsedCommand): ParsedCommand =>
    expandCommand(command, this.variables).at(-1) ?? command;

  /** A command with every value that its variables may have, and what it may be besides. */
  private expanded(command: ParsedCommand): Written {
    const [first = command, ...others] = expandCommand(command, this.variables).toReversed();
    const written = this.command(first);
    for (const other of others) this.command(other);
    this.collection.probe(() => this.guess(first));
    return written;
  }

  private guess(command: ParsedCommand): void {
    const remaining = withoutUnknown(command);
    if (remaining) this.nest(this.within, () => this.command(remaining));
  }

  private command(command: ParsedCommand): Written {
    this.step();
    const [head, ...rest] = command.words;
    if (!head) return this.leaf(command, { program: '', words: [] });
    const program = programName(head);
    if (program !== '[' && program !== '[[' && isGlob(program)) return this.globbed(command, program, rest);
    const given = givenScript(program, rest);
    if (given) return this.given(command, given, { program, words: rest });
    const wrapped = findWrapped(program, command.words);
    if (wrapped) return this.wrapper(command, program, wrapped);
    if (isShell(program)) return this.shell(command, { program, words: rest });
    // Without a command, `ssh HOST` is a shell there.
    if (program === 'ssh') {
      return this.read(command, { program, words: rest }, standardInput(command, this.resolve));
    }
    if (program === 'source' || program === '.') return this.sourced(command, { program, words: rest });
    for (const words of foundActions(program, rest)) {
      this.nest(this.within, () => this.command({ ...command, assignments: [], redirections: [], words }));
    }
    this.code(command, program, rest);
    const needsAllow = program !== '[[';
    return this.leaf(command, { program, words: rest, dynamic: isUnknown(head), needsAllow });
  }

  private globbed(command: ParsedCommand, program: string, words: readonly Word[]): Written {
    this.collection.probe(() => {
      for (const name of matchingPrograms(program)) {
        this.nest(this.within, () => this.command({ ...command, words: [plainWord(name), ...words] }));
      }
    });
    return this.leaf(command, { program, words, dynamic: true });
  }

  /** `eval`, `su -c`, `trap`: a script is what is run, and its canonical line stands for it. */
  private given(command: ParsedCommand, { text, word, privileged }: GivenScript, found: Found): Written {
    const line = plainWord(this.script(text, command.span).line);
    const words = word ? found.words.map((other) => (other === word ? line : other)) : [line];
    return this.leaf(command, { ...found, words, needsAllow: privileged });
  }

  private wrapper(command: ParsedCommand, program: string, wrapped: Wrapped): Written {
    const { commandAt, privileged } = wrapped;
    const own = command.words.slice(1, commandAt);
    const words = wrapped.words ?? command.words.slice(commandAt);
    if (wrapped.script) {
      const text = words.map((word) => word.text).join(' ');
      const line = plainWord(this.script(text, command.span).line);
      return this.leaf(command, { program, words: [...own, line], needsAllow: privileged });
    }
    const inner = this.nest(this.within, () => this.command({ ...command, assignments: [], words }));
    if (program === 'xargs') this.fed(command, own, words);
    const prefix = spaced(program, ...own.map((word) => word.form));
    const forms = inner.forms.map((form) => spaced(prefix, form));
    const full = spaced(...command.assignments.map((word) => word.form), prefix, inner.full);
    this.add(command, { program, words: command.words.slice(1), needsAllow: privileged }, [...forms, full]);
    return { inner: inner.inner, full, forms };
  }

  /** `echo / | xargs rm`: the command with the arguments that it is known to get. */
  private fed(command: ParsedCommand, own: readonly Word[], words: readonly Word[]): void {
    const input = standardInput(command, this.resolve);
    if (input === null) return;
    const fed = { ...command, assignments: [], words: inputWords(own, words, input) };
    this.collection.probe(() => this.nest(this.within, () => this.command(fed)));
  }

  /** A shell runs the text of `-c`, or what it reads when it is given no script file. */
  private shell(command: ParsedCommand, found: Found): Written {
    const { words } = found;
    const { scriptAt, fileAt, readsInput } = shellOptions(words);
    const script = words[scriptAt ?? -1];
    if (script) {
      const line = plainWord(this.script(script.text, command.span).line);
      const visible = words.map((word) => (word === script ? line : word));
      return this.leaf(command, { ...found, words: visible, needsAllow: false });
    }
    const file = words[fileAt ?? -1];
    if (file?.input !== undefined) return this.read(command, found, file.input);
    return readsInput
      ? this.read(command, found, standardInput(command, this.resolve))
      : this.leaf(command, found);
  }

  private sourced(command: ParsedCommand, found: Found): Written {
    const [file] = found.words;
    if (file?.input !== undefined) return this.read(command, found, file.input);
    const isInput = file?.text === '/dev/stdin';
    return isInput
      ? this.read(command, found, standardInput(command, this.resolve))
      : this.leaf(command, found);
  }

  /** A command that runs a script which is known, or can't be known: text piped or redirected into a shell. */
  private read(command: ParsedCommand, found: Found, input: string | null): Written {
    if (input !== null) this.script(input, command.span);
    const fed = command.pipe > 0 || command.redirections.some(({ operator }) => /^0?</.test(operator));
    const isFile = found.words.some((word) => word.input === null);
    return this.leaf(command, { ...found, dynamic: input === null && (fed || isFile) });
  }

  private code(command: ParsedCommand, program: string, words: readonly Word[]): void {
    const code = inlineCode(program, words);
    if (!code) return;
    const input = code.readsInput ? standardInput(command, this.resolve) : null;
    for (const text of input === null ? code.texts : [input]) {
      this.collection.addForm(singleSpaced(text), 'code');
      for (const call of shellCalls(text)) this.attempt(call, command.span);
    }
  }

  /** Records what a text would run as a script, if it can be parsed: code that is none says nothing about the line. */
  private attempt(text: string, span: Span): void {
    const { depth, within } = this;
    try {
      this.collection.probe(() => this.script(text, span));
    } catch (error) {
      if (!(error instanceof UnparsedError)) throw error;
      this.depth = depth;
      this.within = within;
    }
  }

  private leaf(command: ParsedCommand, found: Found): Written {
    const written = writeCommand(command, found.program, found.words);
    this.add(command, found, [...written.forms, written.full]);
    return written;
  }

  private add(command: ParsedCommand, found: Found, forms: readonly string[]): void {
    const words = found.words.map((word) => word.text);
    const end = words.indexOf('--');
    this.collection.addCommand({
      program: found.program,
      path: command.words[0]?.text ?? '',
      arguments: words,
      flags: words.filter((word, at) => /^-./.test(word) && (end < 0 || at < end)),
      assignments: command.assignments.map((word) => word.text),
      redirections: command.redirections.map(({ operator, target }) => ({ operator, target: target.text })),
      place: { pipe: command.pipe, within: this.within },
      span: command.span,
      dynamic: found.dynamic ?? false,
      forms,
      needsAllow: found.needsAllow ?? true,
    });
  }
}

/** Adds to the parts of a line as people write it: `a; b && c | d`. */
function add(parts: string[], text: string, isSeparator: boolean): void {
  const last = parts.pop();
  if (last !== undefined) parts.push(isSeparator ? `${last};` : last);
  if (!isSeparator) parts.push(text);
}
